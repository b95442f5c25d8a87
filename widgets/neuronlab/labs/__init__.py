"""The live things that a lesson shows: widgets that wire a model to a plot."""
