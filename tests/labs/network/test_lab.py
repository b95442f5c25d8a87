"""The forward pass: every number recomputed by plain sums, there and back, and any shape."""

import math
import re

import numpy as np
import pytest
import traitlets
from labs.driving import button, control, press, send, spot, text
from neuronlab import NetworkLab
from neuronlab.plots.network import tint


def plain(lab):
    return " ".join(text(lab).split()).replace("−", "-")


def test_the_parameters_of_3_4_4_1_are_41():
    said = plain(NetworkLab())
    # 3·4 + 4 = 16, 4·4 + 4 = 20, 4·1 + 1 = 5
    assert "(3·4 + 4) + (4·4 + 4) + (4·1 + 1) = 16 + 20 + 5 = 41" in said
    assert "hidden layer 1: (1, 3) · (3, 4) + (4,) → (1, 4); 3·4 weights + 4 biases = 16" in said


@pytest.mark.parametrize(("layer", "unit"), [(1, 1), (2, 3), (3, 0)])
def test_the_sum_that_is_written_out_is_what_plain_python_adds(layer, unit):
    lab = NetworkLab([3, 4, 4, 1], inputs=[1.5, -2, 0.3], seed=4, unit=(layer, unit))
    a = lab.inputs
    for k in range(1, layer + 1):
        W, b = lab.mlp.weights[k - 1], lab.mlp.biases[k - 1]
        before, z = a, [
            sum(x * W[i, j] for i, x in enumerate(a)) + b[j] for j in range(len(b))
        ]  # fmt: skip
        f = math.tanh if k < 3 else lambda v: 1 / (1 + math.exp(-v))
        a = [f(v) for v in z]
    line = re.search(r"z = (\S+·.*?) = (-?\d+\.\d\d)\b", plain(lab))
    *terms, bias = line[1].split(" + ")
    products = [tuple(float(v.strip("()")) for v in term.split("·")) for term in terms]
    expected = [(x, lab.mlp.weights[layer - 1][i, unit]) for i, x in enumerate(before)]
    assert np.array(products) == pytest.approx(np.array(expected), abs=0.0051)
    assert float(bias) == 0 and float(line[2]) == pytest.approx(z[unit], abs=0.0051)
    assert f"= {a[unit]:.2f}" in plain(lab)
    drawn = lab.plot.network.values.texts[sum(lab.layers[:layer]) + unit]
    assert float(drawn.replace("−", "-")) == pytest.approx(a[unit], abs=0.0051)


def test_inputs_can_go_in_a_hundred_times_as_large():
    lab = NetworkLab(inputs=[0.5, -1, 0.25], unit=(1, 0))
    control(lab, "times").value = 100
    W = lab.mlp.weights
    a = np.tanh(np.array([50, -100, 25]) @ W[0])
    assert abs(a) == pytest.approx(1)  # no tanh says more
    answer = 1 / (1 + np.exp(-np.tanh(a @ W[1]) @ W[2][:, 0]))
    assert f"the answer ŷ = {answer:.2f}" in plain(lab) and "50.00·0.25" in plain(lab)
    assert lab.plot.network.values.texts[:3] == ["50.00", "−100", "25.00"]
    assert repr(lab) == "NetworkLab([3, 4, 4, 1], times=100)"


def test_long_sums_are_cut_and_say_so():
    said = plain(NetworkLab([32, 32, 2], unit=(1, 20)))
    assert said.count("·", said.index("z = "), said.index("⋯")) == 3
    assert "⋯ (29 more)" in said


@pytest.mark.slow
def test_forward_and_back_is_where_it_was():
    lab = NetworkLab(step=2)
    before, shown = repr(lab), lab.stage.picture()
    press(lab, "one step")
    assert lab.step == 3 and "step 3 of 6: hidden layer 2, weighted sums" in plain(lab)
    assert not np.array_equal(lab.stage.picture(), shown)
    button(lab, "back").click()
    assert repr(lab) == before and np.array_equal(lab.stage.picture(), shown)
    press(lab, "reset")
    assert lab.step == 0 and lab.plot.network.values.texts[3:] == [""] * 9
    button(lab, "back").click()
    assert lab.step == 0
    assert [lab.one_step() for _ in range(6)] == [True] * 5 + [False]
    assert lab.one_step() and lab.step == 0  # from the end to the beginning


def test_the_unit_in_hand_goes_along_with_the_layers():
    lab = NetworkLab(step=2, unit=(1, 2))
    units = [lab.unit for _ in range(5) if lab.one_step() is not None]
    assert units == [(2, 0), (2, 0), (3, 0), (3, 0), (1, 0)]  # and from the end to the beginning
    lab.set(step=3, unit=(2, 3))
    lab.one_step()
    assert lab.unit == (2, 3)  # one that a learner chose in this layer stays
    lab.one_step_back()
    lab.one_step_back()
    assert (lab.step, lab.unit) == (2, (1, 0))
    lab.set(step=6, unit=(3, 0))
    lab.reset()
    assert lab.unit == (1, 0)


def test_what_is_not_computed_yet_is_not_told():
    lab = NetworkLab(step=2, unit=(2, 0))
    assert "z comes with step 3" in plain(lab)
    lab.step = 3
    assert "a comes with step 4" in plain(lab) and "z comes" not in plain(lab)


def test_other_layers_keep_the_inputs_and_clip_the_rest():
    lab = NetworkLab([3, 4, 4, 1], inputs=[2, 1, -2], unit=(2, 3), step=5)
    lab.layers = [4, 5, 2, 1]
    assert lab.inputs[:3] == [2, 1, -2] and len(lab.inputs) == 4
    assert lab.unit == (2, 1) and lab.step == 5
    lab.layers = [2, 3]
    assert lab.inputs == [2, 1] and lab.unit == (1, 1) and lab.step == 2
    lab.layers = [2, 3, 3]  # what had come to its end still does
    assert lab.step == 4 and repr(lab) == "NetworkLab([2, 3, 3], inputs=[2, 1], unit=[1, 1])"


def test_controls_set_the_layers_and_the_inputs():
    lab = NetworkLab()
    control(lab, "layers").value = 5
    assert lab.layers == [3, 4, 4, 4, 4, 1]
    control(lab, "layers").value = 1
    assert lab.layers == [3, 1]
    control(lab, "inputs").value = 6
    control(lab, "outputs").value = 2
    assert lab.layers == [6, 2]
    control(lab, "input").value = 4
    control(lab, "x₅").value = 2.5
    assert lab.inputs[4] == 2.5 and lab.inputs[0] == 0.5
    button(lab, "new weights").click()
    assert lab.seed == 1


def test_a_unit_is_chosen_by_a_click_and_by_the_menus():
    lab = NetworkLab()
    ax, network = lab.plot.network.ax, lab.plot.network
    send(lab, ax, "press", network.position(2, 3))
    assert lab.unit == (2, 3) and "hidden layer 2, unit 4" in plain(lab)
    assert (control(lab, "look at").value, control(lab, "unit").value) == (2, 3)
    found = spot(lab, "2 3")
    assert found.name == "look at hidden layer 2, unit 4"
    assert tuple(found.at) == network.position(2, 3)
    assert sum(one.does == "click" for one in lab.spots()) == 12
    send(lab, ax, "press", (0.5, 0.6))
    assert lab.unit == (2, 3)
    control(lab, "unit").value = 1
    assert lab.unit == (2, 1)
    control(lab, "look at").value = 0
    assert lab.unit == (0, 1) and "x = -1.00" in plain(lab)


def test_softmax_of_one_unit_is_said_to_be_1():
    assert "always gives 1" in plain(NetworkLab([3, 1], output="softmax"))
    said = plain(NetworkLab([2, 3], output="softmax", unit=(1, 2)))
    assert f"= {NetworkLab([2, 3], output='softmax').passed.outputs[0, 2]:.2f}" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"inputs": [1, 4]}, r"inputs\[1\] is 4; expected a number from −3 to 3"),
        ({"inputs": [float("nan")]}, r"inputs\[0\] is nan"),
        ({"inputs": ["a"]}, r"inputs\[0\] is 'a'"),
        ({"layers": [3]}, "layers"),
        ({"layers": [3] * 8}, "layers"),
        ({"layers": [3, 33]}, "33"),
        ({"layers": [3, 0]}, "0"),
        ({"unit": (1,)}, "unit"),
        ({"hidden": "softmax"}, "hidden"),
    ],
)
def test_what_is_not_allowed_is_named_and_changes_nothing(state, message):
    lab = NetworkLab()
    before = repr(lab)
    with pytest.raises(traitlets.TraitError, match=message):
        lab.set(**state)
    assert repr(lab) == before
    with pytest.raises(traitlets.TraitError, match=message):
        NetworkLab(**state)


def test_a_number_belongs_to_the_unit_in_hand():
    lab = NetworkLab(unit=(2, 1))
    written = [text for text in lab.plot.network._labels.texts if text]
    expected = [f"{w:.2f}".replace("-", "−") for w in lab.mlp.weights[1][:, 1]]
    assert written == expected and "b = 0.00" in lab.plot.network._small.texts
    lab.unit = (0, 2)
    written = [text for text in lab.plot.network._labels.texts if text]
    assert written == [f"{w:.2f}".replace("-", "−") for w in lab.mlp.weights[0][2]]


def test_what_comes_out_is_said_in_the_words_of_the_task():
    lab = NetworkLab()
    answer = lab.passed.outputs.item()
    assert f"the answer ŷ = {answer:.2f} , rather a no" in plain(lab)  # 0.47
    rim = 2 * answer - 1
    assert lab.plot.network._units.get_facecolors()[-1][:3] == pytest.approx(tint(rim))
    lab.step = 0
    assert "the answer" not in plain(lab)
    lab.set(layers=[3, 4, 3], output="softmax", step=4)
    k = lab.passed.outputs[0].argmax()
    assert f"class {k + 1} is the likeliest" in plain(lab)
    lab.output = "identity"
    assert "rather" not in plain(lab) and "likeliest" not in plain(lab)


@pytest.mark.parametrize("n", [3, 6, 7, 8, 9])
def test_each_number_is_written_in_the_circle_or_beside_it_as_the_line_says_it(n):
    lab = NetworkLab([3, n, 1], unit=(1, 1))
    network = lab.plot.network
    inside, outside = network.values.texts, network._small.texts
    values = [*lab.inputs, *lab.passed.a[0][0], lab.passed.outputs.item()]
    for k, value in enumerate(values):
        said = f"{value:.2f}".replace("-", "−")
        assert inside[k] == said or outside[k].startswith(said)
    assert ("b = 0.00" in outside[4]) == (n <= 8)
