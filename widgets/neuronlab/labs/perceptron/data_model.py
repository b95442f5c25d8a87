"""What a perceptron with two inputs can be given to learn, and which questions that answers."""

from ...models import datasets
from ...models.samples import Dataset

DATA = {
    "few": "eight points with room",
    "iris": "iris flowers: petals",
    "linear": "two groups with a gap",
    "blobs": "two overlapping clouds",
    "and": "AND",
    "or": "OR",
    "xor": "XOR",
    "own points": "your own points",
}
"""The data sets of the menu, by their names."""


def tasks(data: str | Dataset) -> dict[str, Dataset]:
    """Return, by name, the questions that can be asked of a data set."""
    if isinstance(data, str):
        features = {"iris": ["petal length", "petal width"]}.get(data)
        data = datasets.load(data, features=features)
    return data.tasks()


def checked(data: object, most_classes: int) -> str | Dataset:
    """Return a data set, or the name of one, that can be learned.

    Raises
    ------
    TypeError, ValueError
        Where there is no such name, no labels, not two features, or too many classes.
    """
    if isinstance(data, str):
        if data not in DATA:
            raise ValueError(
                f"data is {data!r}; expected one of {', '.join(map(repr, DATA))}, "
                "or an array with its labels y"
            )
        return data
    if not isinstance(data, Dataset):
        raise TypeError(
            f"data is a {type(data).__name__}; expected it with labels: PerceptronLab(X, y)"
        )
    if data.X.shape[1] != 2:
        advice = ": pass X[:, [2, 3]], say" if data.X.shape[1] > 2 else ""
        raise ValueError(f"X has shape {data.X.shape}; PerceptronLab draws 2 features{advice}")
    if data.n_classes > most_classes:
        raise ValueError(
            f"y has {data.n_classes} classes; PerceptronLab draws at most {most_classes}"
        )
    return data
