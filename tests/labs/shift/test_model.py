"""The convolutional network of ShiftLab against JAX, PyTorch, nudges and another room's windows."""

import numpy as np
import pytest
from neuronlab.labs.convolution.model import convolve
from neuronlab.labs.shift import model as shift
from neuronlab.labs.shift.model import N_BATCHES, Learning
from neuronlab.labs.shift.network_model import ConvNet, views
from neuronlab.labs.shift.sheet_model import moved, training_sheets
from neuronlab.labs.shift.sheet_model import test_digits as held_out

SHEETS, Y = (part[:11] for part in training_sheets())


def network(padded=True):
    """A network whose biases are not 0, so that their slopes are tested, too."""
    net = ConvNet(3, padded)
    net.parameters += np.random.default_rng(4).normal(0, 0.02, len(net.parameters))
    return net


def loss_as(oracle, padding):
    def loss(flat, images, y):
        K1, b1, K2, b2, W, b = views(flat)
        first = K1.T.reshape(8, 1, 5, 5)
        second = K2.T.reshape(24, 3, 3, 8).swapaxes(1, 3).swapaxes(2, 3)
        relu = oracle.functions["relu"]
        maps = relu(oracle.convolutions(images, first, padding[0]) + b1[:, None, None])
        maps = relu(oracle.convolutions(maps, second, padding[1]) + b2[:, None, None])
        z = oracle.greatest(maps) @ W + b
        return oracle.losses_of_logits["categorical_crossentropy"](z, y)

    return loss


@pytest.mark.slow
@pytest.mark.parametrize(("padded", "padding"), [(True, (4, 1)), (False, (0, 0))])
def test_the_gradient_is_a_librarys(oracle, padded, padding):
    net = network(padded)
    loss, gradient = net.differentiate(SHEETS, Y)
    theirs, slope = oracle.slope(loss_as(oracle, padding), net.parameters, SHEETS[:, None], Y)
    assert loss == pytest.approx(theirs, rel=1e-12)
    assert np.abs(slope).max() > 0.01
    assert gradient == pytest.approx(slope, rel=1e-9, abs=1e-12)


def test_the_gradient_is_that_of_nudges():
    net = network()
    gradient = net.differentiate(SHEETS, Y)[1]
    for k in np.random.default_rng(0).choice(len(gradient), 40, replace=False):
        losses = []
        for h in (1e-6, -2e-6):
            net.parameters[k] += h
            losses.append(net.differentiate(SHEETS, Y)[0])
        net.parameters[k] += 1e-6
        assert gradient[k] == pytest.approx((losses[0] - losses[1]) / 2e-6, rel=1e-5, abs=1e-8)


def test_the_first_maps_are_those_of_a_kernel_that_slides():
    net = network()
    found = net.forward(SHEETS[:1]).maps[0]
    for k, kernel in enumerate(net.kernels):
        by_hand = np.maximum(convolve(SHEETS[0], kernel, padding=4) + net.b1[k], 0)
        assert found[:, :, k] == pytest.approx(by_hand)


def test_the_parameters_that_the_lab_counts():
    assert len(ConvNet().parameters) == 208 + 1752 + 250 == 2210
    assert shift.dense(0).n_parameters == 4970


def test_scores_in_parts_are_scores_at_once():
    net = network()
    assert net.scores(SHEETS) == pytest.approx(net.forward(SHEETS).z)


def test_a_moved_digit_has_all_its_ink():
    X = held_out().X[:1]
    sheet = moved(X, 2, -1)
    assert sheet.shape == (1, 12, 12)
    assert np.array_equal(sheet[0, 1:9, 4:12], X.reshape(8, 8))
    assert sheet.sum() == X.sum()
    with pytest.raises(ValueError, match="dx is 3; expected"):
        moved(X, 3, 0)


def test_back_and_forward_give_the_same_numbers():
    straight, there_and_back = Learning(1), Learning(1)
    straight.go(N_BATCHES + 2)
    there_and_back.go(N_BATCHES + 4)
    there_and_back.go(3)
    there_and_back.go(N_BATCHES + 2)
    assert np.array_equal(straight.network.parameters, there_and_back.network.parameters)
    there_and_back.go(0)
    assert np.array_equal(there_and_back.network.parameters, ConvNet(1).parameters)


def share_right(answers):
    return (answers == held_out().y).mean()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_without_padding_it_holds_in_the_middle_alone(seed):
    """Lesson 12 says so, after five epochs."""
    learning = Learning(seed, padded=False)
    learning.go(5 * N_BATCHES)
    ways = (0, 0), (2, 0), (2, 2)
    middle, right, corner = (share_right(shift.conv_answers(learning.network, *d)) for d in ways)
    assert middle > 0.93 and 0.55 < right < 0.85 and corner < 0.55


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_the_one_falls_and_the_other_holds(seed):
    one = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    two = [(2, 0), (-2, 0), (0, 2), (0, -2)]
    dense = {d: share_right(shift.dense_answers(seed, *d)) for d in [(0, 0), *one, *two]}
    assert dense[0, 0] > 0.94
    assert all(0.33 < dense[d] < 0.55 for d in one)
    assert all(dense[d] < 0.22 for d in two)
    learning = Learning(seed)
    learning.go(10 * N_BATCHES)
    holds = [share_right(shift.conv_answers(learning.network, *d)) for d in [(0, 0), *one, *two]]
    assert min(holds) > 0.94
