"""The convolution lab: the window, the kernel by hand and by number, and what is said."""

import ipywidgets
import neuronlab.labs.convolution.model as convolution
import numpy as np
import pytest
import traitlets
from labs import driving
from labs.driving import control, drag, press, spot, text
from labs.every_lab import random_state
from neuronlab import ConvolutionLab


def test_the_sum_is_written_out_and_right():
    lab = ConvolutionLab(digit=3, example=1, row=3, column=4)
    assert "(−1)·13 + 0·6 + 1·15 + (−2)·1 + 0·13 + 2·13 + (−1)·2 + 0·15 + 1·11" in text(lab)
    assert -13 + 15 - 2 + 26 - 2 + 11 == lab.feature_map[2, 3] == 35
    assert "z =  35.00" in text(lab)
    lab.kernel = [-weight for weight in lab.kernel]
    assert "z =  −35.00 ; " not in text(lab)
    lab.relu = True
    assert "max(0, −35.00) =  0.00" in text(lab) and lab.feature_map[2, 3] == 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_the_picture_shows_the_feature_map(seed):
    lab = ConvolutionLab(**random_state("ConvolutionLab", np.random.default_rng(seed)))
    written = lab.plot._small.texts[(8 + 2 * lab.padding) ** 2 :]
    assert len(written) == lab.n_places**2
    for shown, value in zip(written, lab.feature_map.flat, strict=True):
        assert not shown or abs(float(shown.replace("−", "-")) - value) <= 0.5
    z = convolution.convolve(lab.image, lab.weights, lab.stride, lab.padding)
    at = z[lab.row - 1, lab.column - 1]
    assert float((lab.window * lab.weights).sum()) == pytest.approx(at)


def test_the_sizes():
    lab = ConvolutionLab()
    assert "(8 + 2·1 − 3)/1 + 1 = 8; 8·8 = 64 places" in text(lab)
    assert "64·64 = 4096" in text(lab)
    lab.set(stride=2, padding=0)
    assert "(8 + 2·0 − 3)/2 + 1 = 3.5, rounded down 3: the last pixels are left out" in text(lab)
    assert lab.feature_map.shape == (3, 3) and (lab.row, lab.column) == (3, 3)


def test_one_step_goes_to_every_place():
    lab = ConvolutionLab(stride=3, row=1, column=1)
    places = [(lab.row, lab.column)]
    while lab.one_step():
        places.append((lab.row, lab.column))
    assert places == [(r, c) for r in (1, 2, 3) for c in (1, 2, 3)]
    press(lab, "reset")
    assert (lab.row, lab.column) == (1, 1)


def test_presets_and_cells():
    lab = ConvolutionLab()
    presets = control(lab, "kernel")
    for name, kernel in convolution.KERNELS.items():
        presets.value = name
        assert lab.weights.tolist() == np.array(kernel).tolist() and f"{name}:" in text(lab)
    names = [f"kernel, row {i}, column {j}" for i in (1, 2, 3) for j in (1, 2, 3)]
    cells = [control(lab, name) for name in names]
    cells[4].value = -1.5
    assert lab.kernel[4] == -1.5 and presets.value == "your own"
    lab.kernel = [0, 0, 0, 0, 1, 0, 0, 0, 0]
    assert presets.value == "identity" and [cell.value for cell in cells] == lab.kernel


def test_the_window_follows_the_mouse_on_both_sides():
    lab = ConvolutionLab(stride=2)
    image, grid = lab.plot.image, lab.plot.map

    def middle(of, line, column):
        return of.left + (column + 0.5) * of.cell, of.top - (line + 0.5) * of.cell

    drag(lab, lab.plot.ax, middle(image, 1, 1), middle(image, 3, 5))
    assert (lab.row, lab.column) == (2, 3)
    drag(lab, lab.plot.ax, middle(image, 9, 9), middle(image, 0, 0))
    assert (lab.row, lab.column) == (1, 1)
    drag(lab, lab.plot.ax, middle(grid, 0, 0), middle(grid, 3, 2))
    assert (lab.row, lab.column) == (4, 3)
    assert spot(lab, "window").name == "window: row 4, column 3"
    assert driving.middle(spot(lab, "window")) == pytest.approx(middle(image, 7, 5))
    assert driving.middle(spot(lab, "cell")) == pytest.approx(middle(grid, 3, 2))
    before = repr(lab)
    drag(lab, lab.plot.ax, (930, 5), middle(image, 0, 0))
    assert repr(lab) == before


def test_a_weight_is_dragged_up_and_down():
    lab = ConvolutionLab(kernel=[0] * 9)
    x, y = 370, 161  # the middle of the kernel
    drag(lab, lab.plot.ax, (x, y), (x, y + 20), (x, y + 32))
    assert lab.kernel == [0, 0, 0, 0, 1, 0, 0, 0, 0]
    drag(lab, lab.plot.ax, (x + 46, y - 46), (x, y - 300))
    assert lab.kernel == [0, 0, 0, 0, 1, 0, 0, 0, -2]
    weight = spot(lab, "kernel 8")
    assert weight.name == "weight in row 3, column 3: −2.00" and weight.bound
    assert driving.middle(weight) == pytest.approx((x + 46, y - 46))


@pytest.mark.parametrize("kernel", [[0] * 8, [0] * 8 + [3], [0] * 8 + [float("nan")], "blur"])
def test_a_kernel_that_is_none_is_refused(kernel):
    with pytest.raises(traitlets.TraitError, match="kernel"):
        ConvolutionLab(kernel=kernel)


def test_row_and_column_reach_the_last_place():
    lab = ConvolutionLab(padding=2)
    sliders = [control(lab, name) for name in ("row", "column")]
    assert all(isinstance(slider, ipywidgets.IntSlider) for slider in sliders)
    assert [slider.max for slider in sliders] == [10, 10]
    lab.set(padding=0, stride=3, row=2)
    assert [slider.max for slider in sliders] == [2, 2]


def test_on_a_page_the_window_slides_to_its_new_place():
    lab = ConvolutionLab()
    before = lab.plot._frames.get_segments()[0].copy()
    lab.stage.moves = True
    lab.column += 1
    there = lab.plot.places["window"]
    assert np.array_equal(lab.plot._frames.get_segments()[0], before)  # on its way
    assert there[0, 0] == before[0, 0] + lab.plot.image.cell
    for _ in range(5):
        lab._motion._go_on()
    assert np.array_equal(lab.plot._frames.get_segments()[0][:3:2], there)
    lab.stride = 2  # no slide: places are others
    assert np.array_equal(lab.plot._frames.get_segments()[0][:3:2], lab.plot.places["window"])
