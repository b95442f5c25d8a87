"""What is optional in a playground's picture can be left out."""

from matplotlib.figure import Figure
from neuronlab.labs.training import model as playground
from neuronlab.labs.training.plot import PlaygroundPlot
from neuronlab.models.mlp import MLP
from neuronlab.plots import style


def test_a_network_is_shown_before_it_has_any_losses():
    mlp, box = MLP([2, 3, 1]), (-1.0, 1.0, -1.0, 1.0)
    outputs = playground.UnitMaps(["x1", "x2"], box, n=20).outputs(mlp)
    with style.context():
        plot = PlaygroundPlot(Figure((940 / 72, 306 / 72), dpi=72))
        plot.set_layers(["x₁", "x₂"], mlp.activations, mlp.layer_sizes[1:])
        plot.map.set_data([], box, ("0", "1"), ("x₁", "x₂"), 1.0)
        plot.update(
            (mlp.weights, mlp.biases),
            [playground.shades(a).T.reshape(-1, 20, 20) for a in outputs],
            chosen=(),
            titles=["ŷ"],
            numbers=[],
            place=(0.0, 0.0),
            discrete=False,
            multi=None,
        )
    assert [len(line.get_xdata()) for line in plot.losses.ax.lines] == [0, 0]
