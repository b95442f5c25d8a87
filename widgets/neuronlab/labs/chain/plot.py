"""The chain as it is drawn: a lane for each number, and a ribbon that runs through the joints."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put, put_handle
from ...plots.sheet import Sheet
from ...text.numbers import figure, short
from .model import ONE
from .scene_model import Scene

SCALE = {True: 390.0, False: 34.0}
"""Pixels for a change of 1 on the way forwards, and for a slope of 1 on the way back."""

_MARKS = {True: 0.05, False: 0.5}
_BEND = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, 25))


@dataclass(frozen=True)
class Lane:
    """Where a number's line stands: its middle, and how far it goes up and down."""

    x: float
    y: float
    half: float


_LANES = {
    True: {
        "w": Lane(84, 212, 78), "p": Lane(268, 212, 78), "b": Lane(268, 58, 40),
        "z": Lane(452, 212, 78), "a": Lane(636, 212, 78), "L": Lane(826, 212, 78),
    },
    False: {
        "w": Lane(74, 212, 78), "p": Lane(222, 212, 78), "b": Lane(222, 58, 40),
        "z": Lane(370, 212, 78), "a": Lane(518, 212, 78), "o₁": Lane(680, 262, 38),
        "o₂": Lane(680, 124, 38), "L": Lane(846, 212, 78),
    },
}  # fmt: skip


class ChainPlot:
    """Lanes from left to right; what runs through them is as high as it is large."""

    def __init__(self, figure: Figure):
        self.ax = ax = Sheet(figure).overlay()

        def lines(zorder, **look):
            return put(ax, LineCollection([], zorder=zorder, animated=True, **look))

        self._wires = lines(1, colors=style.PALE, linewidths=1.6)
        self._lanes = lines(2, colors=style.GREY, linewidths=1.1)
        self._marks = lines(2, colors=style.GREY, linewidths=0.8)
        self._ribbons = put(ax, PolyCollection([], lw=0, zorder=1.5, alpha=0.42, animated=True))
        self._bars = lines(4, linewidths=6, capstyle="butt")
        self._tips = put(ax, PolyCollection([], fc=style.GREY, lw=0, zorder=2.5, animated=True))
        self._ghosts = lines(5, colors=style.INK, linewidths=2, linestyles=[(0, (2, 1.2))])
        self._hand = put_handle(ax, zorder=6)
        self._guess = put_handle(ax, zorder=6)
        self._guess.set_markerfacecolor("none")
        self._names = Lettering(ax, np.zeros((8, 2)), size=17)
        self._texts = Lettering(ax, np.zeros((30, 2)), size=12)
        self._slopes = Lettering(ax, np.zeros((8, 2)), size=16)
        self._small = Lettering(ax, np.zeros((20, 2)), size=11.5)
        self._scene: Scene | None = None

    def lane(self, name: str) -> Lane:
        """Return where a number's line stands now."""
        assert self._scene is not None
        return _LANES[self._scene.shape == ONE][name]

    def height(self, name: str, size: float) -> float:
        """Return how high a size is drawn on a number's lane, in pixels from its middle."""
        assert self._scene is not None
        half = self.lane(name).half
        return float(np.clip(size * SCALE[self._scene.forwards], -half, half))

    def size_at(self, name: str, y: float) -> float:
        """Return what a height of the picture means on a number's lane."""
        assert self._scene is not None
        return (y - self.lane(name).y) / SCALE[self._scene.forwards]

    def handle(self, name: str, size: float) -> tuple[float, float]:
        """Return where a size stands on a number's lane."""
        lane = self.lane(name)
        return lane.x, lane.y + self.height(name, size)

    def update(self, scene: Scene) -> None:
        """Show the chain, and how far the ripple or the blame has come."""
        self._scene = scene
        lanes = _LANES[scene.shape == ONE]
        self._draw_lanes(scene, lanes)
        self.advance(1.0)
        self._write(scene, lanes)
        self._write_slopes(scene)
        self._hand.set_data(*_at(self.handle(scene.moved, scene.nudge), scene.forwards))
        self._guess.set_data(*_at(self.handle(scene.guessed, scene.guess), True))

    def advance(self, share: float) -> None:
        """Show the ribbons with ``share`` of the last joint gone through."""
        scene = self._scene
        assert scene is not None
        new = self._newest(scene)
        self._draw_ribbons(scene, new, share)
        there = [name for name in scene.reached if share == 1 or name not in new]
        self._draw_bars(scene, there)

    @staticmethod
    def _newest(scene: Scene) -> tuple[str, ...]:
        """Return the numbers that were reached last."""
        together = [("o₁", "o₂"), ("p", "b")]
        last = scene.reached[-1]
        return next(
            (pair for pair in together if pair[1] == last and len(scene.reached) > 1), (last,)
        )

    def _draw_lanes(self, scene: Scene, lanes: dict[str, Lane]) -> None:
        self._lanes.set_segments(
            [
                [(lane.x, lane.y - lane.half), (lane.x, lane.y + lane.half)]
                for lane in lanes.values()
            ]
        )
        apart = _MARKS[scene.forwards] * SCALE[scene.forwards]
        marks = []
        for lane in lanes.values():
            n = int(lane.half // apart)
            for k in range(-n, n + 1):
                wide, y = 7 if k == 0 else 3.5, lane.y + k * apart
                marks.append([(lane.x - wide, y), (lane.x + wide, y)])
        self._marks.set_segments(marks)
        wires, tips = [], []
        for joint in scene.chain.joints:
            wire = self._wire(joint.source, joint.target)
            wires.append(wire)
            way = 1 if scene.forwards else -1
            middle, along = wire[12], way * (wire[14] - wire[10])
            along = along / np.hypot(*along)
            across = np.array([-along[1], along[0]])
            tips.append([middle + 7 * along, middle - 4 * along + 5 * across,
                         middle - 4 * along - 5 * across])  # fmt: skip
        self._wires.set_segments(wires)
        self._tips.set_verts(tips)

    def _wire(self, source: str, target: str) -> np.ndarray:
        start, end = self.lane(source), self.lane(target)
        x = np.linspace(start.x, end.x, len(_BEND))
        return np.column_stack([x, start.y + (end.y - start.y) * _BEND])

    def _draw_ribbons(self, scene: Scene, new: tuple[str, ...], share: float) -> None:
        shapes: list[np.ndarray] = []
        colors: list[str] = []
        stacked: dict[str, float] = {}
        for joint in scene.chain.joints:
            begin, end = joint.source, joint.target
            if not scene.forwards:
                begin, end = end, begin
            if begin not in scene.reached or end not in scene.reached:
                continue
            size = joint.slope * scene.sizes[begin]
            if scene.forwards:
                size = scene.sizes.get(f"{end} over {begin}", scene.sizes[end])
                if begin == ("b" if scene.moved == "w" else "p"):
                    continue
            base = stacked.get(end, 0.0)
            stacked[end] = base + size
            low, high = self.height(end, base), self.height(end, base + size)
            wire = self._wire(begin, end)
            first = self.height(begin, scene.sizes[begin])
            bottom = wire[:, 1] + low * _BEND
            thick = first + (high - low - first) * _BEND
            cut = slice(max(2, round(share * len(wire))) if end in new else None)
            for part, sign in _by_sign(wire[cut, 0], bottom[cut], thick[cut]):
                shapes.append(part)
                colors.append(_color(sign, scene.forwards))
        self._ribbons.set_verts(shapes)
        self._ribbons.set_facecolors([to_rgb(color) for color in colors])

    def _draw_bars(self, scene: Scene, there: list[str]) -> None:
        bars, colors, ghosts = [], [], []
        for name in there:
            lane, tip = self.lane(name), self.height(name, scene.sizes[name])
            bars.append([(lane.x, lane.y), (lane.x, lane.y + tip)])
            colors.append(to_rgb(_color(scene.sizes[name], scene.forwards)))
            if scene.forwards and name != scene.start:
                y = lane.y + self.height(name, scene.by_slopes[name])
                ghosts.append([(lane.x - 15, y), (lane.x + 15, y)])
        self._bars.set_segments(bars)
        self._bars.set_colors(colors)
        self._ghosts.set_segments(ghosts)

    def _write(self, scene: Scene, lanes: dict[str, Lane]) -> None:
        names, texts = [], []
        for name, lane in lanes.items():
            value = figure(scene.chain.values[name], 3)
            beside = name == "b"
            x, y = (lane.x - 52, lane.y + 12) if beside else (lane.x, lane.y + lane.half + 31)
            if name.startswith("o"):
                names.append((name, (lane.x - 22, lane.y + lane.half + 13)))
                texts.append((value, (lane.x + 16, lane.y + lane.half + 12)))
            else:
                names.append((name, (x, y)))
                texts.append((value, (x, y - 18)))
            if name in scene.reached:
                y = lane.y - 10 if beside else lane.y - lane.half - 14
                y -= 16 if beside else 0
                texts.append((self._said(scene, name), (x, y)))
        self._names.write(*_split(names))
        self._texts.write(*_split(texts))

    @staticmethod
    def _said(scene: Scene, name: str) -> str:
        size = scene.sizes[name]
        text = short(size, 4 if scene.forwards else 3)
        if scene.forwards:
            return f"{'+' if size > 0 else ''}{text}"
        return f"{'δ' if name == 'z' else f'∂L/∂{name}'} = {text}"

    def _write_slopes(self, scene: Scene) -> None:
        slopes, small = [], []
        for joint in scene.chain.joints:
            at = self._slope_place(joint.source, joint.target)
            slopes.append((f"× {figure(joint.slope, 3)}", at))
            if joint.written:
                small.append((joint.written, (at[0], at[1] - 17)))
        forwards = scene.forwards
        small.append(("the nudge runs forwards →" if forwards else "← the blame goes back",
                      (98, 18)))  # fmt: skip
        small.append((f"from mark to mark: {_MARKS[forwards]:g}", (850, 18)))
        if forwards:
            x, y = self.handle(scene.moved, scene.nudge)
            small.append(("drag", (x - 30 if scene.moved == "w" else x + 32, y)))
            small.append(("- - what the slopes say", (680, 18)))
        x, y = self.handle(scene.guessed, scene.guess)
        small.append(("your guess", (x + 48, y + 14)))
        self._slopes.write(*_split(slopes))
        self._small.write(*_split(small))

    def _slope_place(self, source: str, target: str) -> tuple[float, float]:
        start, end = self.lane(source), self.lane(target)
        x, y = (start.x + end.x) / 2, (start.y + end.y) / 2
        if source == "b":
            return x + 26, y - 30
        if "o₁" in (source, target):
            return x, 312
        if "o₂" in (source, target):
            return x, 96
        return x - 34 * (source == "p"), y - 54


def _by_sign(
    x: np.ndarray, bottom: np.ndarray, thick: np.ndarray
) -> Iterator[tuple[np.ndarray, float]]:
    """Yield the parts of a ribbon, each with its sign: where it turns over, it has no height."""
    turns = np.flatnonzero(np.sign(thick[1:]) * np.sign(thick[:-1]) < 0)
    line = np.column_stack([x, bottom, thick])
    for k in turns:
        share = thick[k] / (thick[k] - thick[k + 1])
        line = np.insert(line, k + 1, line[k] + share * (line[k + 1] - line[k]), axis=0)
        line[k + 1, 2] = 0.0
    for part in np.split(line, turns + 1):
        low = part[:, :2]
        yield np.concatenate([low + np.array([[0, 1]]) * part[:, 2:], low[::-1]]), part[:, 2].sum()


def _color(value: float, forwards: bool) -> str:
    if forwards:
        return style.sign_color(value)
    return style.UP if value > 0 else style.DOWN if value < 0 else style.GREY


def _at(place: tuple[float, float], there: bool) -> tuple[list[float], list[float]]:
    return ([place[0]], [place[1]]) if there else ([], [])


def _split(pairs: list[tuple[str, tuple[float, float]]]) -> tuple[list[str], np.ndarray]:
    return [text for text, _ in pairs], np.array([at for _, at in pairs]).reshape(-1, 2)
