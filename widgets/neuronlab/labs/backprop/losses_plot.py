"""The loss over a walk through training, up to the moment in hand."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from ...plots import style
from ...plots.timeline import LIGHT


class LossesPlot:
    """The loss of all samples at the start of each mini-batch until now."""

    def __init__(self, ax):
        self.ax = ax
        ax.set_title("loss of all samples", fontsize=12, pad=6)
        ax.set_xlabel("epoch", fontsize=11.5, labelpad=0)
        ax.set_ylim(0, 1)
        ax.xaxis.set_major_locator(MaxNLocator(2, integer=True))
        ax.yaxis.set_major_locator(MaxNLocator(3))
        (self._line,) = ax.plot([], [], color=style.INK, lw=1.6, animated=True)
        (self._now,) = ax.plot(
            [], [], "o", ms=8, mfc=LIGHT, mec=style.INK, mew=1.4, clip_on=False, animated=True
        )

    def set_epochs(self, epochs: int, n_batches: int) -> None:
        """Make room for so many epochs of so many mini-batches."""
        self._n_batches = n_batches
        style.set_limits(self.ax, (0, epochs), self.ax.get_ylim())

    def update(self, losses: np.ndarray | None) -> None:
        """Show the losses so far, or nothing where something else is shown."""
        self.ax.set_visible(losses is not None)
        if losses is None:
            return
        shown = np.where(np.isfinite(losses) & (losses < 1e6), losses, np.nan)
        top = style.nice_limit(float(np.nanmax(shown)) * 1.02) if np.isfinite(shown).any() else 1.0
        style.set_limits(self.ax, self.ax.get_xlim(), (0, top))
        epochs = np.arange(len(losses)) / self._n_batches
        self._line.set_data(epochs, shown)
        self._now.set_data(epochs[-1:], shown[-1:])
