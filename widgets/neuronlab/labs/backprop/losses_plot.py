"""The loss over a walk through training, up to the moment in hand."""

import numpy as np

from ...plots import style
from ...plots.timeline import LIGHT
from .weight_plot import entitle


class LossesPlot:
    """The loss of all samples at the start of each mini-batch until now."""

    def __init__(self, ax):
        self.ax = ax
        (self._line,) = ax.plot([], [], color=style.INK, lw=1.6, animated=True)
        (self._now,) = ax.plot(
            [], [], "o", ms=8, mfc=LIGHT, mec=style.INK, mew=1.4, clip_on=False, animated=True
        )

    def set_epochs(self, epochs: int, n_batches: int) -> None:
        """Make room for so many epochs of so many mini-batches."""
        self._n_batches, self._epochs = n_batches, epochs

    def update(self, losses: np.ndarray | None) -> None:
        """Show the losses so far, or nothing where something else is shown."""
        if losses is None:
            self._line.set_data([], [])
            self._now.set_data([], [])
            return
        entitle(self.ax, "loss over the epochs")
        shown = np.where(np.isfinite(losses) & (losses < 1e6), losses, np.nan)
        top = style.nice_limit(float(np.nanmax(shown)) * 1.02) if np.isfinite(shown).any() else 1.0
        style.set_limits(self.ax, (0, self._epochs), (0, top))
        epochs = np.arange(len(losses)) / self._n_batches
        self._line.set_data(epochs, shown)
        self._now.set_data(epochs[-1:], shown[-1:])
