"""FoldLab: what it says, and that its picture follows."""

import pytest
from labs.driving import control, drag, plain, spot
from neuronlab import FoldLab


def test_on_opening_it_is_the_tooth_of_one_layer():
    lab = FoldLab()
    assert lab.plot._line.get_xydata().tolist() == [[0, 0], [0.5, 1], [1, 0]]
    assert plain(lab).startswith("1 fold: 2 straight pieces the cut meets the line 2 times")
    assert "2·relu(u) - 4·relu(u - 0.5)" in plain(lab)


def test_more_folds_cost_the_deep_one_little():
    lab = FoldLab()
    control(lab, "folds").value = 3
    assert "3 folds: 8 straight pieces" in plain(lab)
    assert "deep: 6 hidden units, 19 parameters; wide: 8 hidden units, 25" in plain(lab)
    lab.end_motion()
    assert len(lab.plot._line.get_xydata()) == 9 and len(lab.plot._meets.get_xdata()) == 8
    assert lab.plot._before.get_ydata().tolist() == [0, 1, 0, 1, 0]


def test_without_a_fold_it_is_a_line_and_no_hidden_unit():
    lab = FoldLab(0)
    assert "0 folds: 1 straight piece the cut meets the line 1 time deep: 0 hidden" in plain(lab)
    assert lab.plot._meets.get_xdata() == pytest.approx([lab.cut])


def test_a_fold_is_seen_on_its_way():
    lab = FoldLab(1)
    start = lab.plot._line.get_xydata()
    scenes = []
    lab.glide = lambda draw, frames=10: scenes.extend(
        draw(part) or lab.plot._line.get_xydata() for part in (0, 0.5, 1)
    )
    lab.folds = 2
    (x, y), (_, middle), (_, end) = (scene.T for scene in scenes)
    assert x.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert (y, middle, end) == (
        pytest.approx([0, 0.5, 1, 0.5, 0]),
        pytest.approx([0, 0.75, 0.5, 0.75, 0]),
        pytest.approx([0, 1, 0, 1, 0]),
    )
    assert len(start) == 3


@pytest.mark.parametrize("crease", [0.05, 0.5, 0.95])
def test_the_cut_meets_each_piece_however_narrow(crease):
    for folds in range(6):
        lab = FoldLab(folds, crease=crease)
        assert len(lab.plot._meets.get_xdata()) == 2**folds


def test_the_mouse_moves_the_crease_and_the_cut():
    lab = FoldLab(2)
    ax = lab.plot.ax
    drag(lab, ax, spot(lab, "crease").at, (0.31, 0.4))
    assert lab.crease == pytest.approx(0.31, abs=0.011)
    assert lab.plot._handle.get_xydata()[0] == pytest.approx([lab.crease, 0], abs=1e-9)
    drag(lab, ax, spot(lab, "crease").at, (0.99, 0.4))
    assert lab.crease == 0.95 and spot(lab, "crease").bound
    drag(lab, ax, (0.5, lab.cut), (0.5, 0.7))
    assert lab.cut == pytest.approx(0.7, abs=0.011) and len(lab.plot._meets.get_xdata()) == 4
    drag(lab, ax, (0.5, lab.cut), (0.5, -0.05))
    assert lab.cut == 0.05 and spot(lab, "cut").bound
