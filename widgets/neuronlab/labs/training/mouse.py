"""What the mouse does on the training's picture: it looks at numbers, and it sets them."""

from collections.abc import Callable

import numpy as np

from ...live.points_editor import PointsEditor
from ...live.spots import AREA, CLICK, DRAG, LINE, Spot, area
from ...live.stage import Pointer
from ...live.unit_words import unit_terms
from ...text.numbers import number, vector
from ...text.symbols import Place
from . import number_words
from .actions import Actions
from .address_model import in_hand
from .data_model import DATA
from .names_words import Names
from .plot import TrainingPlot
from .scene_model import Scene
from .state import TrainingState

PIXELS_A_UNIT = 40
"""So far up the mouse is dragged to add 1 to a weight."""

_STILL, _NEAR = 4, 6
_PLACE, _MAP, _DATA = "place", "map", "data "

Follow = Callable[[Pointer], None]
"""What to do with the moves that follow a press."""


class Mouse:
    """Clicks choose a unit, a weight or a place; what is chosen can be dragged.

    Parameters
    ----------
    plot : TrainingPlot
    state : TrainingState
    editor : PointsEditor
        While it is open, clicks on the map are its own.
    actions : Actions
    scene : callable
        Returns what is shown now.
    say : callable
        Shows what there is to say of what the mouse is over.
    peek : callable
        Shows the map of a unit large, or with none that of what is chosen again.
    """

    def __init__(
        self,
        plot: TrainingPlot,
        state: TrainingState,
        editor: PointsEditor,
        actions: Actions,
        scene: Callable[[], Scene],
        say: Callable[[str], None],
        peek: Callable[[list[int]], None],
    ):
        self._plot, self._state, self._editor = plot, state, editor
        self._actions, self._scene, self._say = actions, scene, say
        self._follow: Follow | None = None
        self._over = ""
        self._peek = peek
        self._peeked: list[int] = []

    def spots(self) -> list[Spot]:
        """Return the units and weights, the map and, where it is on that, the place in hand."""
        ax, scene = self._plot.map.ax, self._scene()
        always = [*self._numbers(scene), *self._data()]
        if self._editor.active:
            return [*always, area(_MAP, self._editor.doing, ax)]
        found = [*always, area(_MAP, "look at a place", ax, DRAG)]
        (left, right, bottom, top), (x1, x2) = self._state.ground.box, scene.place
        if left <= x1 <= right and bottom <= x2 <= top:
            end = x1 in (left, right) or x2 in (bottom, top)
            name = f"place x = {vector(scene.place)}"
            found.append(Spot(_PLACE, name, ax, (x1, x2), bound=end))
        return found

    def _data(self) -> list[Spot]:
        thumbnails = self._plot.thumbnails
        return [
            Spot(_DATA + name, f"data: {DATA[name][0]}", thumbnails.ax, thumbnails.corners(name),
                 CLICK, AREA)
            for name in thumbnails.boxes
        ]  # fmt: skip

    def _numbers(self, scene: Scene) -> list[Spot]:
        network, names = self._plot.network, Names(scene.features, scene.mlp)
        weights, biases = scene.mlp.weights, scene.mlp.biases
        ax, size = network.ax, network.radius + 4
        units = [
            Spot(f"{k} {i}", f"{names.number((k, i))}: b = {number(biases[k - 1][i])}", ax, at,
                 size=size, terms=(*unit_terms(k, i), Place("b", k, (i,)).address))
            if k else Spot(f"{k} {i}", names.number((k, i)), ax, at, CLICK, size=size,
                           terms=unit_terms(k, i))
            for (k, i), at in network.units.items()
        ]  # fmt: skip
        called = {place: names.unit(*place) for place in network.units}
        links = [
            Spot(
                f"{k} {i} {j}",
                f"{called[k - 1, i]} → {called[k, j]}: w = {number(weights[k - 1][i, j])}",
                ax, at, DRAG, LINE, terms=(Place("w", k, (i, j)).address,),
            )
            for (k, i, j), at in network.links.items()
        ]  # fmt: skip
        return units + links

    def drag(self, pointer: Pointer) -> None:
        """Take what is under the pointer, and move it until it is let go."""
        if pointer.kind == "press":
            self._follow = self._grasp(pointer)
        elif self._follow:
            self._follow(pointer)

    def hover(self, pointer: Pointer) -> None:
        """Write out the numbers of what is under the pointer, and show a unit's map large."""
        over = ""
        found = self._found(pointer) or []
        unit = found if len(found) == 2 and pointer.kind == "move" else []
        if unit != self._peeked:
            self._peeked = unit
            self._peek(unit)
        if self._scene().loss is not None and pointer.kind == "move":
            over = self._said(pointer)
        if over != self._over:
            self._over = over
            self._say(over)

    def _said(self, pointer: Pointer) -> str:
        scene = self._scene()
        if pointer.axes is self._plot.map.ax:
            place = self._nearest(pointer)
            outputs = self._state.training.passed(place).outputs[0]
            return number_words.at_place(scene, place, outputs)
        found = self._found(pointer)
        return number_words.at_number(scene, found) if found else ""

    def _found(self, pointer: Pointer) -> list[int] | None:
        """Return the unit or the weight under the pointer."""
        key = pointer.spot.key if pointer.spot else _MAP
        if key in (_PLACE, _MAP) or key.startswith(_DATA):
            return None
        return [int(part) for part in key.split()]

    def _grasp(self, pointer: Pointer) -> Follow | None:
        found = self._found(pointer)
        if found:
            return self._number(found, pointer.y)
        if not pointer.spot:
            if pointer.axes is self._plot.network.ax:  # beside the units
                self._actions.set(chosen=[])
            return None
        if pointer.spot.key.startswith(_DATA):
            self._actions.set(data=pointer.spot.key.removeprefix(_DATA))
            return None
        if not self._editor.active:
            self._place(pointer)
            return self._place
        left, right, bottom, top = self._state.ground.box
        self._editor.click(pointer.x, pointer.y, (right - left, top - bottom))
        return None

    def _number(self, found: list[int], start: float) -> Follow:
        """Choose a unit or a weight; return what drags its number up and down."""
        again = self._state.settings.chosen == found
        self._actions.set(chosen=found)
        number, moved = in_hand(found), False
        value = self._state.training.parameter(number) if number else 0.0

        def follow(pointer: Pointer) -> None:
            nonlocal moved
            if self._state.settings.chosen != found:
                return  # the network has changed meanwhile
            up = (pointer.y - start) * self._plot.network.pixels[1]
            moved = moved or abs(up) > _STILL
            if moved and number:
                self._actions.set_parameter(number, round(value + up / PIXELS_A_UNIT, 2))
            elif again and pointer.kind == "release":
                self._actions.set(chosen=[])

        return follow

    def _place(self, pointer: Pointer) -> None:
        """Take the sample under the pointer or, where there is none, the point itself."""
        self._actions.set(place=self._nearest(pointer))

    def _nearest(self, pointer: Pointer) -> list[float]:
        """Return the sample under the pointer or, where there is none, the point itself."""
        left, right, bottom, top = self._state.ground.box
        training = self._state.training
        X = np.concatenate([training.train.X, training.test.X])
        at = np.clip([pointer.x, pointer.y], (left, bottom), (right, top))
        away = np.hypot(*((X - at) * self._plot.map.pixels).T)
        if len(X) and away.min() <= _NEAR:
            return [float(x) for x in X[away.argmin()]]
        return [round(float(x), 2) for x in at]
