"""A plain recurrent unit and an LSTM unit read the same sequence, and remember it or not."""

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...live.spots import CLICK, LINE, Spot, area
from ...live.stage import Pointer
from ...text.numbers import factor, number, power
from ...text.symbols import subscript
from ..vanishing.model import VANISHED
from . import model as recurrent
from .model import INPUT_WEIGHT, OUTPUT_BIAS, SEQUENCES, GatedReading, PlainUnit, Reading
from .plot import RecurrentPlot, Scene

LONGEST = 40


class RecurrentLab(Lab):
    """One unit of each kind, unrolled in time; the weights are set by hand, not learned.

    Parameters
    ----------
    sequence : {"one pulse", "pulse and noise", "two pulses"}
        The inputs; the first is always a pulse of 1.
    w : float
        The plain unit's weight for its own last output, from −1.5 to 1.5.
    forget : float
        The forget gate's bias, from −4 to 6: f = σ(forget) of the cell is kept at each step.
    input_gate : float
        The input gate's bias, from −12 to 4: i = σ(10·x + input_gate).
    length : int
        How many inputs, from 5 to 40.
    step : int
        The moment in hand, from 1 to ``length``; beyond it, the last.
    seed : int
        Of the noise.
    """

    title = "Memory over time"
    begin = "Press Play and see which unit still knows the first input."
    size = (940, 380)
    readout_lines = 5

    sequence = traitlets.Enum(SEQUENCES, "one pulse").tag(state=True)
    w = Number(0.8, min=-1.5, max=1.5).tag(state=True)
    forget = Number(4.0, min=-4.0, max=6.0).tag(state=True)
    input_gate = Number(-5.0, min=-12.0, max=4.0).tag(state=True)
    length = traitlets.Int(30, min=5, max=LONGEST).tag(state=True)
    step = traitlets.Int(20, min=1, max=LONGEST).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = RecurrentPlot(self.stage.figure, VANISHED)
        self.stage.on_drag(self._drag)
        scrubber = ipywidgets.IntSlider(
            min=1, max=LONGEST, description="moment t", tooltip="also by dragging on the picture",
            style={"description_width": "initial"},
        )  # fmt: skip
        self.player = Player(
            [Action("one step", self.one_step, "go on to the next moment")],
            reset=lambda: self.go(1),
            per_second=5,
            back=lambda: self.go(self.step - 1),
            scrubber=self.linked("step", scrubber, max=lambda: self.length),
        )
        self._noise = button("new noise", "draw other noise: seed + 1", self.new_noise, "random")
        return (
            panel(
                group(
                    "inputs",
                    self.menu("sequence", "sequence", SEQUENCES),
                    self._noise,
                    self.slider("length", "length", tooltip="how many", width="190px"),
                ),
                group(
                    "plain unit",
                    self.slider("w", "w", 0.05, "its weight for its own last output", "190px"),
                ),
                group(
                    "LSTM",
                    self.slider(
                        "forget", "forget gate's bias", 0.1, "great: the cell keeps all", "260px"
                    ),
                    self.slider(
                        "input_gate", "input gate's bias", 0.1, "small: little gets in", "260px"
                    ),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    @property
    def x(self) -> np.ndarray:
        """The inputs, (length,)."""
        return recurrent.sequence(self.sequence, self.length, self.seed)

    @property
    def plain(self) -> Reading:
        """What the plain unit does: ``h`` and ``memory``, (length,) each."""
        return PlainUnit(w=self.w).run(self.x)

    @property
    def lstm(self) -> GatedReading:
        """What the LSTM unit does: its gates, ``c``, ``h`` and ``memory``, (length,) each."""
        return recurrent.simple_lstm(self.forget, self.input_gate).run(self.x)

    def go(self, step: int) -> bool:
        """Show the moment ``step``; return False where that is no change."""
        before, self.step = self.step, max(1, min(step, self.length))
        return self.step != before

    def one_step(self) -> bool:
        """Go on to the next moment; return False at the end."""
        return self.go(self.step + 1)

    def new_noise(self) -> None:
        """Draw other noise."""
        self.seed += 1

    def settle(self, changed):
        """Keep the moment inside the sequence."""
        self.step = min(self.step, self.length)

    def show(self, changed):
        """Let both units read the sequence."""
        x, plain, lstm = self.x, self.plain, self.lstm
        self.plot.update(Scene(x, plain, lstm, self.step))
        self._noise.disabled = self.sequence != "pulse and noise"
        t = self.step - 1
        left = [power(abs(run.memory[t])) for run in (plain, lstm)]
        self.readout.show(
            f"memory |∂h{_at(t)}/∂x₁|: plain unit <b>{left[0]}</b>, LSTM <b>{left[1]}</b>",
            f"plain unit: {_fate(plain)}; LSTM: {_fate(lstm)}",
            _plain_line(x, plain, t, self.w),
            *_lstm_lines(x, lstm, t, self.forget, self.input_gate),
        )
        return (
            f"{self.length} inputs, {self.sequence}. At t = {self.step} the plain unit says "
            f"{number(plain.h[t])} and remembers {left[0]} of the first input; the LSTM unit says "
            f"{number(lstm.h[t])} and remembers {left[1]}."
        )

    def spots(self) -> list[Spot]:
        """Return the moment in hand, all along its line, and all of time to choose one from."""
        ax = self.plot.ax
        return [
            Spot(
                "now", f"moment t = {self.step}", ax, self.plot.now, kind=LINE,
                bound=self.step in (1, self.length),
            ),
            area("time", "look at another moment", ax, CLICK),
        ]  # fmt: skip

    def _drag(self, pointer: Pointer) -> None:
        if pointer.spot:
            self.go(int(np.floor(np.clip(pointer.x, 0, 1) * self.length)) + 1)


def _plain_line(x, run: Reading, t: int, w: float) -> str:
    before = run.h[t - 1] if t else 0.0
    return (
        f"plain unit: h{_at(t)} = tanh(x{_at(t)} + w·h{_at(t - 1)}) = "
        f"tanh({number(x[t])} + {factor(w)}·{factor(before)}) = <b>{number(run.h[t])}</b>"
    )


def _lstm_lines(x, run: GatedReading, t: int, forget: float, input_gate: float) -> tuple[str, str]:
    f, i, o, g, c, h = (
        number(v[t]) for v in (run.forget, run.input, run.output, run.candidate, run.c, run.h)
    )
    before = run.c[t - 1] if t else 0.0
    sign = "−" if input_gate < 0 else "+"
    return (
        f"LSTM: f = σ({number(forget)}) = {f}, &ensp; i = σ({INPUT_WEIGHT:.0f}·{factor(x[t])} "
        f"{sign} {number(abs(input_gate))}) = {i}, &ensp; o = σ({number(OUTPUT_BIAS)}) = {o}, "
        f"&ensp; g = tanh(x{_at(t)}) = {g}",
        f"c{_at(t)} = f·c{_at(t - 1)} + i·g = {f}·{factor(before)} + {i}·{factor(run.candidate[t])}"
        f" = {c}, &ensp; h{_at(t)} = o·tanh(c{_at(t)}) = {o}·{factor(np.tanh(run.c[t]))} = "
        f"<b>{h}</b>",
    )


def _fate(run: Reading) -> str:
    last = run.lasts(VANISHED)
    if last == len(run.memory):
        return f"its memory of x₁ lasts to the end ({power(abs(run.memory[-1]))})"
    return f"its memory of x₁ is below {VANISHED} from t = {last + 1} on"


def _at(t: int) -> str:
    """Return a moment, counted from 0, as it stands below a letter, counted from 1."""
    return subscript(t + 1)
