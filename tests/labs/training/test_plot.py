"""A training's picture shows whatever a scene holds, and what it lacks is left out."""

from matplotlib.figure import Figure
from neuronlab.labs.training.plot import TrainingPlot
from neuronlab.labs.training.recipe_model import Recipe, Settings
from neuronlab.labs.training.scene import scene
from neuronlab.labs.training.state import TrainingState
from neuronlab.plots import style


def test_a_network_is_shown_before_it_has_any_losses():
    state = TrainingState()
    state.settle(Settings(Recipe("own points", layers=[3])), set())
    mlp, ground = state.training.mlp, state.ground
    with style.context():
        plot = TrainingPlot(Figure((940 / 72, 306 / 72), dpi=72))
        plot.set_layers(["x₁", "x₂"], mlp.activations, mlp.layer_sizes[1:])
        plot.map.set_data([], ground.box, ("0", "1"), ("x₁", "x₂"), ground.limit)
        plot.update(scene(state, (0.0, 0.0), two_colours=False))
    assert [len(line.get_xdata()) for line in plot.losses.ax.lines] == [0, 0]
