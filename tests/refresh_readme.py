"""Draw the README's moving picture anew: ``python tests/refresh_readme.py``."""

from pathlib import Path

import numpy as np
from neuronlab import TrainingLab
from PIL import Image

FILE = Path(__file__).parents[1] / ".github" / "training-lab.gif"
EPOCHS = [*range(0, 20, 2), *range(20, 80, 5), *range(80, 301, 20)]
SHOWN_MS, LAST_MS = 120, 2500
COLORS = 96


def main() -> None:
    """Train a network on two spirals, and save what one sees."""
    lab = TrainingLab("spirals", layers=[8, 5], learning_rate=0.03, optimizer="adam", epoch=0)
    frames = []
    for epoch in EPOCHS:
        lab.set(epoch=epoch, batch=0)
        frames.append(Image.fromarray(np.ascontiguousarray(lab.stage.picture()[..., :3])))
    shown = [frame.resize(lab.size, Image.Resampling.LANCZOS) for frame in frames]
    # One palette for all, so that what stands still is the same in every frame.
    first = np.concatenate([np.asarray(shown[0]), np.asarray(shown[-1])])
    palette = Image.fromarray(first).quantize(COLORS, method=Image.Quantize.FASTOCTREE)
    small = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in shown]
    small[0].save(
        FILE, save_all=True, append_images=small[1:], loop=0, optimize=True,
        duration=[SHOWN_MS] * (len(small) - 1) + [LAST_MS],
    )  # fmt: skip
    print(f"{FILE.name}: {len(small)} frames, {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
