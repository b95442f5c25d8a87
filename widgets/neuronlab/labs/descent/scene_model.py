"""What there is to see of descents after so many steps, for the picture and for what is said."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...models.arrays import Floats, Ints
from .behaviour_model import Behaviour, behaviour
from .model import Descent


@dataclass(frozen=True, eq=False)
class Scene:
    """Descents from one start, of one optimiser or of several.

    Attributes
    ----------
    descent : Descent
        The one in hand, of the chosen optimiser.
    asked : int
        After how many steps they are looked at; one that has stopped has fewer.
    paths : mapping of str to ndarray (n + 1, 2)
        Optimiser → its points.
    losses : mapping of str to ndarray (n + 1,)
        The loss at each of them.
    behaviours : mapping of str to Behaviour
        What became of each.
    answers : mapping of str to ndarray (n_inputs,)
        What the neuron answers at the end of each.
    gradient : ndarray (2,)
        At the end of the one in hand, over all samples.
    """

    descent: Descent
    asked: int
    paths: Mapping[str, Floats]
    losses: Mapping[str, Floats]
    behaviours: Mapping[str, Behaviour]
    answers: Mapping[str, Floats]
    gradient: Floats

    @property
    def chosen(self) -> str:
        """The optimiser in hand."""
        return self.descent.optimizer

    @property
    def path(self) -> Floats:
        """The points of the descent in hand."""
        return self.paths[self.chosen]

    @property
    def step(self) -> int:
        """How many steps it has gone."""
        return len(self.path) - 1

    @property
    def loss(self) -> float:
        """The loss where it is now."""
        return float(self.losses[self.chosen][-1])

    @property
    def rows(self) -> Ints | None:
        """The samples that its next step looks at; None for all."""
        return self.descent.rows(self.step)


def scene(descents: Mapping[str, Descent], chosen: str, step: int, inputs: Floats) -> Scene:
    """Return what there is to see after ``step`` steps; the neuron answers to ``inputs``."""
    low = descents[chosen].landscape
    paths = {name: descent.path(step) for name, descent in descents.items()}
    return Scene(
        descent=descents[chosen],
        asked=step,
        paths=paths,
        losses={name: low.loss(*path.T) for name, path in paths.items()},
        behaviours={name: behaviour(descent, step) for name, descent in descents.items()},
        answers={
            name: low.neuron(path[-1, 0], path[-1, 1], inputs) for name, path in paths.items()
        },
        gradient=low.gradient(*paths[chosen][-1]),
    )
