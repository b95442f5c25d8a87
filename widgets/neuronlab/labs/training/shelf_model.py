"""A shelf keeps what was added to a data set and erased from it, while another one is learned."""

from collections.abc import Set
from dataclasses import replace

from .recipe_model import Recipe


class Shelf:
    """For each data set that was left, by its name, the recipe that it was left with."""

    def __init__(self) -> None:
        self._left: dict[str, Recipe] = {}

    def fit(self, recipe: Recipe, last: Recipe | None, changed: Set[str]) -> Recipe:
        """Return the recipe with the points that belong to its data set.

        Positions of erased samples mean something only as long as the same samples are drawn.

        Parameters
        ----------
        recipe, last
            What is wanted, and what was in force before; None at first.
        changed : set of str
            What was set: "points" or "erased" among them stay as they are.
        """
        if last is None or last.drawn == recipe.drawn:
            return recipe
        there = self._left.get(_name(recipe)) if _name(last) != _name(recipe) else last
        points = there.points if there else []
        erased = there.erased if there and there.drawn == recipe.drawn else []
        if "points" in changed:
            points, erased = recipe.points, []
        if "erased" in changed:
            points = recipe.points if "points" in changed or there is last else []
            erased = recipe.erased
        return replace(recipe, points=points, erased=erased)

    def put(self, recipe: Recipe, last: Recipe | None) -> None:
        """Put away what was made of the data set that is left for the recipe's."""
        if last is not None and _name(last) != _name(recipe):
            self._left.pop(_name(recipe), None)
            self._left[_name(last)] = last


def _name(recipe: Recipe) -> str:
    return recipe.data if isinstance(recipe.data, str) else str(recipe.data.name)
