"""The command ``neuronlab``: a learner's own copy of the lessons, a check, and JupyterLab."""
