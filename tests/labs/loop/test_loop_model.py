"""A training loop that is run line by line does what PyTorch does with the same lines."""

from itertools import permutations

import numpy as np
import pytest
from neuronlab.labs.loop.loop_model import (
    BATCH_SIZE,
    EPOCHS,
    IN_ORDER,
    LINES,
    LOOKED_AT,
    moved,
    run,
    task,
)
from neuronlab.models.losses import LOSSES
from neuronlab.models.training import Trainer

BATCHES, ZERO, FORWARD, LOSS, BACKWARD, STEP = IN_ORDER
RUNS = {
    (BATCHES, ZERO, FORWARD, LOSS, BACKWARD, STEP): "right",
    (BATCHES, FORWARD, LOSS, BACKWARD, STEP, ZERO): "right",
    (BATCHES, FORWARD, LOSS, ZERO, BACKWARD, STEP): "right",
    (BATCHES, STEP, ZERO, FORWARD, LOSS, BACKWARD): "late",
    (BATCHES, ZERO, FORWARD, LOSS, STEP, BACKWARD): "never",
    (BATCHES, FORWARD, LOSS, BACKWARD, ZERO, STEP): "never",
    (ZERO, STEP, BATCHES, FORWARD, LOSS, BACKWARD): "never",
    (ZERO, BATCHES, FORWARD, LOSS, BACKWARD, STEP): "piles up",
    (STEP, ZERO, BATCHES, FORWARD, LOSS, BACKWARD): "sum of an epoch",
    (STEP, BATCHES, ZERO, FORWARD, LOSS, BACKWARD): "last of an epoch",
    (BATCHES, FORWARD, LOSS, BACKWARD, STEP): "piles up",
    (BATCHES, ZERO, FORWARD, LOSS, STEP): "no gradient",
    (BATCHES, ZERO, FORWARD, LOSS, BACKWARD): "no step",
}
"""Order → what comes of it, thought through by hand."""

STOPS = {
    (ZERO, FORWARD, LOSS, BACKWARD, STEP, BATCHES): "IndentationError",
    (BATCHES, LOSS, FORWARD, ZERO, BACKWARD, STEP): "NameError: name 'outputs' is not defined",
    (BATCHES, FORWARD, BACKWARD, LOSS, ZERO, STEP): "NameError: name 'loss' is not defined",
    (FORWARD, BATCHES, LOSS, BACKWARD, ZERO, STEP): "NameError: name 'x' is not defined",
    (BATCHES, FORWARD, STEP, LOSS, ZERO, BACKWARD): "RuntimeError: one of the variables needed",
}


def source(order, epochs):
    """Return the lines as a script, indented as the lab shows them."""
    inside, lines = 1, [f"for epoch in range({epochs}):"]
    for name in order:
        lines.append("    " * inside + LINES[name])
        inside += name == "batches"
    return "\n".join([*lines, "    losses.append(full())"])


def in_pytorch(order, epochs, rate=0.5):
    """Return the losses after each epoch, and the error's text, of the same lines in PyTorch."""
    import torch
    from torch import nn

    mlp, batches, X, y = task()
    net = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1)).double()
    with torch.no_grad():
        for layer, W, b in zip((net[0], net[2]), mlp.weights, mlp.biases, strict=True):
            layer.weight.copy_(torch.tensor(W.T))
            layer.bias.copy_(torch.tensor(b))
    loss_function, optimizer = nn.BCEWithLogitsLoss(), torch.optim.SGD(net.parameters(), lr=rate)

    def full():
        return loss_function(net(torch.tensor(X)), torch.tensor(y)).item()

    scope = {
        "batches": [(torch.tensor(a), torch.tensor(b)) for a, b in batches],
        "net": net, "loss_function": loss_function, "optimizer": optimizer,
        "losses": [full()], "full": full,
    }  # fmt: skip
    try:
        exec(source(order, epochs), scope)
    except (NameError, RuntimeError, IndentationError) as error:
        return scope["losses"], f"{type(error).__name__}: {error}"
    return scope["losses"], ""


@pytest.mark.parametrize(("order", "outcome"), RUNS.items())
def test_what_comes_of_an_order_is_told(order, outcome):
    found = run(order)
    assert found.outcome == outcome and not found.error and not found.stopped_at
    assert len(found.losses) == EPOCHS + 1
    still = outcome in ("never", "no gradient", "no step")
    assert (np.ptp(found.losses) == 0) == still


@pytest.mark.parametrize(("order", "error"), STOPS.items())
def test_where_a_loop_stops_is_told(order, error):
    found = run(order)
    assert found.outcome == "error" and found.error.startswith(error)
    epoch, batch, place = found.stopped_at
    assert epoch == 0 and len(found.losses) == 1
    if error.startswith("RuntimeError"):  # at first there is no gradient to step along
        assert batch == 1 and order[place] == "backward"
    elif "'outputs'" in error:
        assert batch == 0 and order[place] == "loss"


def test_the_loop_in_order_is_our_own_trainer_without_shuffling():
    mlp, batches, X, y = task()
    assert len(batches) == len(X) // BATCH_SIZE
    own = Trainer(mlp.copy(), X, y, learning_rate=0.5, batch_size=BATCH_SIZE)
    own._rng = type("Unshuffled", (), {
        "permutation": staticmethod(np.arange), "bit_generator": own._rng.bit_generator,
    })()  # fmt: skip
    own.run_epochs(3)
    np.testing.assert_allclose(run(IN_ORDER).losses[:4], own.history.training_loss, rtol=1e-10)


@pytest.mark.slow
def test_every_order_of_the_lines_ends_as_in_pytorch():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    orders = list(permutations(IN_ORDER))
    outcomes = {order: run(order, 3) for order in orders}
    running = [order for order in orders if not outcomes[order].error]
    assert len(running) == 25
    rest = [order for order in orders if outcomes[order].error]
    moving = [order for order in rest if "RuntimeError" in outcomes[order].error]
    for order in [*running, *moving, *rest[::17]]:
        ours = outcomes[order]
        losses, error = in_pytorch(order, 3)
        np.testing.assert_allclose(ours.losses, losses, rtol=1e-9)
        assert error[:60] == ours.error[:60], order


def test_what_is_kept_of_a_mini_batch_is_what_its_lines_did():
    mlp, batches, *_ = task()
    effects = run(IN_ORDER).effects
    assert {batch for batch, _ in effects} == set(range(LOOKED_AT))
    loss = LOSSES["binary_crossentropy"]
    assert effects[0, "loss"].value == pytest.approx(loss.value(mlp(batches[0][0]), batches[0][1]))
    assert effects[0, "zero_grad"].pile == 0 and effects[1, "zero_grad"].pile == 1
    gradient, step = effects[3, "backward"], effects[3, "step"]
    assert gradient.pile == 1 and step.value == pytest.approx(0.5 * gradient.value)
    piling = run((ZERO, BATCHES, FORWARD, LOSS, BACKWARD, STEP)).effects
    assert [piling[k, "step"].pile for k in (0, 4, 9, 10)] == [1, 5, 10, 1]
    assert piling[12, "zero_grad"].pile == 10  # done once, before the second epoch


def test_a_line_is_moved_to_any_place():
    order = list("abcd")
    assert moved(order, "b", 0) == list("bacd")
    assert moved(order, "b", 2) == list("acbd")
    assert moved(order, "b", 99) == list("acdb")
    assert moved(order, "b", -5) == list("bacd")
    assert moved(order, "b", 1) == order
