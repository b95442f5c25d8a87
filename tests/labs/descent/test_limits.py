"""The limit of η: where it holds, for which optimiser and which samples, and how it is set."""

import pytest
from labs.driving import button, said
from neuronlab import DescentLab
from neuronlab.labs.descent.surfaces_model import landscape


def test_where_the_limit_holds_is_said_beside_it():
    def beside(surface, **settings):
        return DescentLab(surface=surface, **settings).plot.rate.ax.get_title(loc="right")

    assert {beside("line"), beside("valley")} == {"→ steps grow"}
    assert {beside("chain"), beside("logistic")} == {"near the minimum"}
    assert beside("line", batch="1") == "" and beside("chain", batch="1") == "near minimum"
    chain = DescentLab(surface="chain", learning_rate=2)
    assert "near the minimum: along the most curved way" in said(chain)
    assert "each step there leaves 0.97" in said(
        DescentLab(surface="sigmoid, squared error", learning_rate=1)
    )


@pytest.mark.parametrize(
    ("settings", "title", "readout"),
    [
        ({}, "limit 2/λmax = 0.258", "leaves 0.07 of the way and does not pass the bottom"),
        (
            {"learning_rate": 0.2},
            "limit 2/λmax = 0.258",
            "leaves −0.55 of the way and lands on the",
        ),
        ({"optimizer": "momentum"}, "limit 3.8/λmax = 0.491", "limit 3.8/λmax = 0.491; its steps"),
        ({"optimizer": "adam"}, "no limit for Adam", "Adam has no limit"),
        ({"batch": "1"}, "limit 0.258 for all samples", "with a single sample a step, walks grow"),
        ({"batch": "10"}, "limit 0.258 for all samples", "with 10 samples a step, walks grow"),
        ({"compare": True}, "limits: sgd 0.258, momentum 0.491", "limit 2/λmax = 0.258"),
        ({"compare": True, "batch": "1"}, "all samples: sgd 0.258, momentum 0.491", "all samples"),
    ],
)
def test_the_limit_is_that_of_the_optimiser_in_hand_and_says_for_which_samples(
    settings, title, readout
):
    lab = DescentLab(**settings)
    assert lab.plot.rate.ax.get_title(loc="left") == title and readout in said(lab)
    shown = [name for name, line in lab.plot.rate._limits.items() if line.get_visible()]
    names = ["sgd", "momentum"] if lab.compare else [lab.optimizer]
    assert shown == [name for name in names if name != "adam"]
    changed = DescentLab(step=3)
    changed.set(**settings)
    assert changed.plot.rate.ax.get_title(loc="left") == title


def test_the_limit_that_is_set_is_that_of_the_optimiser_in_hand():
    lab = DescentLab(optimizer="momentum", step=200)
    button(lab, "η at the limit").click()
    assert lab.learning_rate == pytest.approx(1.9 * landscape("line").stability_limit)
    assert lab.behaviour == "goes to and fro"
    for settings in ({"optimizer": "adam"}, {"surface": "sigmoid, squared error"}):
        lab.set(**{"optimizer": "momentum", **settings})
        before = lab.learning_rate
        lab.to_the_limit()
        assert lab.learning_rate == before and lab._limit.disabled
