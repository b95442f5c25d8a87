"""What the framework lab says: who differs from NumPy, and by how much."""

from collections.abc import Sequence

from ...live.readout import escape
from ...text.numbers import number, power
from .scene_model import Scene
from .task_model import rounding_of


def said_of(scene: Scene) -> str:
    """Return the first line: what is to be seen."""
    times = {name: found.greatest / rounding_of(name) for name, found in scene.differences.items()}
    steps = f"in {scene.n_steps} steps"
    if not times:
        return f"only NumPy has run {steps}; press a button to compare"
    furthest = max(times, key=lambda name: times[name])
    if times[furthest] <= 1:
        return f"<b>the same but for rounding</b> {steps}, 64 bits or 32"
    return (
        f"<b>rounding has grown</b> {steps}: in {furthest} to {times[furthest]:.3g} times its line"
    )


def table(scene: Scene) -> str:
    """Return one row a library: its version, its loss, and how far it is from NumPy."""
    losses, differences = scene.losses, scene.differences
    heads = (
        "", "version", f"loss, epoch {scene.epoch}", "first outputs", "first gradient",
        "loss, all epochs",
    )  # fmt: skip
    rows = []
    for name, origin in scene.origins.items():
        loss = number(losses[name], 9) if name in losses else "·"
        if name == "NumPy":
            differs = ["greatest difference from NumPy:"]
        elif name in differences:
            found = differences[name]
            differs = [power(value) for value in (found.outputs, found.gradients, found.greatest)]
        else:
            differs = ["·"] * 3
        rows.append([f"<b>{name}</b>", escape(origin), loss, *differs])
    return (
        '<table style="line-height:1.4em;border-spacing:12px 0;margin-left:-12px;'
        'white-space:nowrap">'
        + _row("th", heads) + "".join(_row("td", cells) for cells in rows) + "</table>"
    )  # fmt: skip


def seen(scene: Scene) -> str:
    """Return the text alternative."""
    which = ", ".join(f"{name}{note}" for name, note in scene.notes.items())
    apart = "; ".join(
        f"{name} is at most {power(found.greatest)} away"
        for name, found in scene.differences.items()
    )
    return (
        f"Loss curves over {scene.epochs} epochs: {which}. At epoch {scene.epoch} NumPy's loss is "
        f"{number(scene.losses['NumPy'], 4)}. {apart or 'Nothing to compare it with'}."
    )


def _row(kind: str, cells: Sequence[str]) -> str:
    """Return a row of six columns; a fourth cell that is the last goes through to the end."""
    styles = ["text-align:left"] * 2 + ["text-align:right"] * 4
    if len(cells) == 4:
        styles[3] = "text-align:center"
    inside = (
        f'<{kind} style="{look};font-weight:normal"{wide}>{cell}</{kind}>'
        for cell, look, wide in zip(
            cells, styles, ["", "", "", " colspan=3" * (len(cells) == 4), "", ""], strict=False
        )
    )
    return f"<tr>{''.join(inside)}</tr>"
