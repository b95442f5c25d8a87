"""What RaceLab says: who is ahead, whether the bet was right, and why the last ones are last."""

from ...text.numbers import number, power
from .model import FINISH, LAPS, RUNNERS, Standing

NO_BET = "no bet"


def title(standing: Standing) -> str:
    """Return how the race stands, in a few words."""
    if not standing.epoch:
        return "at the start: nobody has learned anything yet"
    names = _and(standing.winners)
    if standing.winners:
        return f"{names} first, after {_epochs(_first(standing))}"
    if standing.epoch >= LAPS:
        return f"nobody has got to {FINISH:.0%} in {_epochs(LAPS)}".replace("%", " %")
    return f"after {_epochs(standing.epoch)}, {_and(standing.leaders)} ahead"


def verdict(standing: Standing, bet: str) -> str:
    """Return who won, and whether the bet was right."""
    if not standing.epoch:
        if bet == NO_BET:
            return "<b>place your bet</b>: who is first to have 95 % right?"
        return f"your bet is on <b>{bet}</b>; press Play"
    if not standing.winners and standing.epoch < LAPS:
        return f"<b>{title(standing)}</b>{_on(bet)}"
    if bet == NO_BET:
        return f"<b>{title(standing)}</b>; you had no bet on it"
    said = "✓ right" if bet in standing.winners else "✗ not this time"
    return f"<b>{title(standing)}</b>; your bet, {bet}: <b>{said}</b>"


def why(standing: Standing, start: int) -> tuple[str, ...]:
    """Return what holds the last ones back: how each first layer was pulled at, how far it got."""
    if not standing.epoch:
        same = "the same weights, points and order for all four; only their activation differs"
        return (f"start {start}: {same}",)
    pulls = " · ".join(
        f"{name} <b>{power(float(pull)) if pull else '0'}</b>"
        for name, pull in zip(RUNNERS, standing.pull, strict=True)
    )
    moved = " · ".join(
        f"{name} <b>{number(far) if far else '0'}</b>"
        for name, far in zip(RUNNERS, standing.moved, strict=True)
    )
    return (
        f"start {start}, pull on a first-layer weight (mean |slope| of the error): {pulls}",
        f"so far such a weight has moved, on average: {moved}",
        _behind(standing),
    )


def _behind(standing: Standing) -> str:
    pull = dict(zip(RUNNERS, standing.pull, strict=True))
    strongest = max(pull, key=lambda name: pull[name])
    said = "step: no pull, so its hidden layers stay as they were; only its output unit learns"
    times = pull[strongest] / pull["sigmoid"] if pull["sigmoid"] else 0.0
    if strongest != "sigmoid" and times >= 3:
        often = f"{times:.2g}" if times < 100 else f"{round(times, -len(str(int(times))) + 1):,.0f}"
        said += f" · sigmoid: pulled about {often} times more weakly than {strongest}"
    return said


def _on(bet: str) -> str:
    return "" if bet == NO_BET else f"; your bet is on {bet}"


def _first(standing: Standing) -> int:
    return min(epoch for epoch in standing.arrived if epoch is not None)


def _epochs(n: int) -> str:
    return f"{n} epoch{'s' if n != 1 else ''}"


def _and(names: list[str]) -> str:
    *most, last = names or [""]
    return f"{', '.join(most)} and {last}" if most else last
