"""Lesson 02, logical neurons: predictions and exercises."""

from itertools import product

import numpy as np

from ...labs.gates.levels_model import LEVELS, read_circuit, signals, solvable
from ...models.logic import GATES, Circuit, LogicNeuron, neurons, ways, wired
from ..judging import Exercise, Slip
from ..reading import numbers, rows_wrong, written

_ROWS = GATES["and"].inputs


def _raised_threshold() -> str:
    outputs = wired(("×1", "×1"), 2)(_ROWS)
    return next(n.upper() for n, gate in GATES.items()
                if gate.n_inputs == 2 and np.array_equal(gate.outputs, outputs))  # fmt: skip


def _votes_of_the_chair() -> str:
    fires = wired(("×2", "×1", "×1"), 2)(GATES["committee"].inputs)
    return {3: "in three", 5: "in five", 7: "in seven"}[int(fires.sum())]


def _threshold_of_not() -> str:
    thresholds = {threshold for _, threshold in ways("not")}
    return {frozenset({0}): "0", frozenset({1}): "1", frozenset(): "none does it"}[
        frozenset(thresholds)
    ]


def _wrong_rows_of_the_first_circuit() -> str:
    outputs = Circuit("or", "and", "or")(_ROWS)[:, 2]
    n_wrong = int((outputs != GATES["xor"].outputs).sum())
    return ("in none", "in one", "in two", "in three", "in all four")[n_wrong]


def _neurons_of_xor() -> str:
    fewest = next(n for n in range(1, 5) if solvable(LEVELS["xor"], n))
    return ("one", "two", "three", "four")[fewest - 1]


def _made_with_a_veto() -> str:
    return str(len({tuple(wired(*choice)(_ROWS).tolist()) for choice in neurons(2)}))


def _made_with_weights() -> str:
    grid = np.arange(-2, 2.5, 0.5)
    return str(len({tuple(_ROWS @ w >= theta) for *w, theta in product(grid, repeat=3)}))


PREDICTIONS = {
    "02.1": {
        "question": "A and B are connected once each, and the threshold is 1: the neuron is OR. "
        "You raise the threshold to 2. Which gate is it now?",
        "options": ["AND", "OR", "NAND", "NOR"],
        "answer": _raised_threshold,
        "why": "Two active connections are needed now, and there are only two: A and B must both "
        "be 1.",
    },
    "02.2": {
        "question": "A committee of three votes. A, who is in the chair, is connected ×2; B and C "
        "are connected ×1; the threshold is 2. In how many of the eight rows does the neuron fire?",
        "options": ["in three", "in five", "in seven"],
        "answer": _votes_of_the_chair,
        "why": "Whenever A is active, which is in four rows, and once more when B and C agree "
        "against A. The chair wins alone, and the two others win together.",
    },
    "02.3": {
        "question": "NOT has one input, A, and A vetoes. Which threshold makes the neuron fire "
        "when A is silent?",
        "options": ["0", "1", "none does it"],
        "answer": _threshold_of_not,
        "why": "Nothing speaks for firing, so the sum is always 0. Only a neuron that asks for "
        "nothing, with the threshold 0, fires then.",
    },
    "02.4": {
        "question": "There are 16 functions of two inputs: each of the four rows can answer 0 or "
        "1. For how many of the 16 is there a logic neuron (any connections of the lab, any "
        "threshold)?",
        "options": ["8", "11", "14", "15"],
        "answer": _made_with_a_veto,
        "why": "A search through all 128 settings finds 11 different functions. A veto is too "
        "strong for the rest: it silences the neuron whatever else is active.",
    },
    "02.5": {
        "question": "Two gates see A and B: OR and AND. An OR looks at the two. In how many of "
        "the four rows does the whole differ from XOR?",
        "options": ["in none", "in one", "in two", "in three"],
        "answer": _wrong_rows_of_the_first_circuit,
        "why": "Only for A = B = 1: there OR says 1, AND says 1, and OR of the two is 1, where XOR "
        "is 0.",
    },
    "02.6": {
        "question": "A logical neuron may listen to other neurons and to A and B at the same time. "
        "How many neurons does XOR take, at the least?",
        "options": ["two", "three", "four"],
        "answer": _neurons_of_xor,
        "why": "One neuron for “both”, and one that is OR and is vetoed by it: one of the two, but "
        "not both. A search through all single neurons finds none that is XOR.",
    },
    "02.7": {
        "question": "Now any weights are allowed, also negative ones and fractions, in place of "
        "×1, ×2 and the veto. How many of the 16 functions can one neuron be?",
        "options": ["12", "14", "16"],
        "answer": _made_with_weights,
        "why": "All but XOR and its opposite, XNOR (1 where A and B are equal).",
    },
}


def _neuron(answer):
    """Return a logic neuron from what a learner hands over: one, or a lab that holds one."""
    return getattr(answer, "neuron", answer)


def _judge_alarm(answer) -> str:
    neuron, rows = _neuron(answer), GATES["majority"].inputs
    if not isinstance(neuron, LogicNeuron):
        return (
            f"that is {type(answer).__name__} {answer!r}; "
            "expected LogicNeuron(excitatory=[…], inhibitory=[…], threshold=…), or your lab"
        )
    if neuron.excitatory.size != 3:
        n = neuron.excitatory.size
        return f"it has {n} input{'s' * (n != 1)}; the alarm has three: A, B and C"
    wanted = np.array([int(a + b >= 1 and not c) for a, b, c in rows])
    given = neuron(rows)
    wrong = rows_wrong(rows, given, wanted)
    if not wrong:
        return ""
    if not neuron.inhibitory[2]:
        return Slip(wrong, "with C active it must be silent whatever A and B do: C has to veto")
    if neuron.inhibitory[:2].any():
        return Slip(wrong, "A and B speak for the alarm; neither of them may veto")
    if given[0]:
        return Slip(wrong, "it fires with nothing active: the threshold is too low")
    return Slip(wrong, "one sensor alone has to be enough: compare each count with the threshold")


def _judge_circuit(answer) -> str:
    if hasattr(answer, "first") and hasattr(answer, "output"):
        answer = (answer.first, answer.second, answer.output)
    names = [name for name, gate in GATES.items() if gate.n_inputs == 2 and name != "xor"]
    if not isinstance(answer, tuple | list) or len(answer) != 3:
        return f"that is {answer!r}; expected three gates, such as ('or', 'and', 'or')"
    gates = [gate.lower() if isinstance(gate, str) else gate for gate in answer]
    for gate in gates:
        if gate not in names:
            return f"{gate!r} is no gate of this circuit; there are {', '.join(map(repr, names))}"
    columns = Circuit(*gates)(_ROWS)
    wrong = rows_wrong(_ROWS, columns[:, 2], GATES["xor"].outputs)
    if not wrong:
        return ""
    for one, other in ((1, 2), (0, 3), (0, 1), (0, 2), (1, 3), (2, 3)):
        apart = GATES["xor"].outputs[one] != GATES["xor"].outputs[other]
        if apart and (columns[one, :2] == columns[other, :2]).all():
            rows = f"{written(_ROWS[one])} and {written(_ROWS[other])}"
            return Slip(
                wrong,
                f"in the rows {rows} the first two gates say the same, and XOR wants different "
                "answers: change one of these two",
            )
    right = [
        out
        for out in names
        if np.array_equal(Circuit(gates[0], gates[1], out)(_ROWS)[:, 2], GATES["xor"].outputs)
    ]
    if right:
        return Slip(wrong, "keep the first two gates; only the output gate has to change")
    return Slip(wrong, "swap the first two gates: the output gate does not treat them alike")


def _judge_level(name: str, at_most: int):
    def judge(answer) -> str:
        level = LEVELS[name]
        if hasattr(answer, "neurons") and hasattr(answer, "level"):
            if answer.level != name:
                return f"your lab is at the level {answer.level!r}; go to {name!r}"
            answer = answer.neurons
        texts = [answer] if isinstance(answer, str) else answer
        if not isinstance(texts, list | tuple) or not all(isinstance(t, str) for t in texts):
            return f"that is {answer!r}; expected neurons as texts, such as ['A + B >= 2', …]"
        if not texts:
            return "that is a circuit without a neuron"
        try:
            circuit = read_circuit(level, texts)
        except ValueError as error:
            return str(error)
        given = signals(level, circuit)[:, -1]
        wrong = rows_wrong(level.rows, given, level.wanted[:, 0])
        if wrong:
            return wrong
        if len(texts) > at_most:
            return Slip(
                f"it is {name.upper()}, in {len(texts)} neurons; {at_most} are enough",
                "the last neuron may listen to A and B itself, and be vetoed by the first",
            )
        return ""

    return judge


def _judge_nand(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: w₁, w₂ and θ"
    *w, theta = values
    sums = _ROWS @ w
    wrong = rows_wrong(_ROWS, (sums >= theta).astype(int), GATES["nand"].outputs)
    if not wrong:
        return ""
    said = f"{wrong}; the sums are {written(sums)}, and θ is {written(theta)}"
    if theta > 0:
        return Slip(
            said, "with nothing active the sum is 0 and it must fire: θ has to be 0 or less"
        )
    if max(w) >= 0:
        return Slip(said, "both inputs speak against firing: both weights have to be negative")
    if sums[3] >= theta:
        return Slip(said, "both together must pull the sum below θ: raise θ, or pull harder")
    return Slip(said, "one input alone must not pull the sum below θ: lower θ")


EXERCISES = {
    "02.1": Exercise(
        _judge_alarm,
        (
            "Which inputs speak for the alarm, and which one against?",
            "C is a reason against that nothing can outweigh: it vetoes.",
            "A and B once each, C inhibitory, and a threshold that one of A and B reaches: 1.",
        ),
        "an alarm that any sensor can raise, and the switch can silence",
    ),
    "02.2": Exercise(
        _judge_circuit,
        (
            "OR is right in three rows. What must the other gate say in the row (1, 1)?",
            "AND as the output gate lets the first gate speak only where the second one says 1.",
            "The second gate must be 0 for (1, 1) and 1 for (0, 1) and (1, 0): that is NAND.",
        ),
        "XOR, from three gates in two layers",
    ),
    "02.3": Exercise(
        _judge_level("xor", 2),
        (
            "Which rows does OR get wrong? Only one: (1, 1).",
            "Let the first neuron fire in just that row.",
            "n1 is A + B >= 2. The last one is OR, unless n1.",
        ),
        "XOR in two neurons, and no fewer can do it",
    ),
    "02.4": Exercise(
        _judge_nand,
        (
            "With no input active the sum is 0, and the neuron must fire: is θ above or below 0?",
            "Each active input must pull the sum down, but one alone not below θ.",
            "Try w₁ = w₂ = −1. The sums are 0, −1, −1, −2; put θ between the last two.",
        ),
        "NAND, with negative weights and no veto",
    ),
}
