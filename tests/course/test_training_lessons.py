"""Lessons 09 and 11: what a check says of broken trainings, and of loops in and out of order."""

import pytest
from course_cards import hint, said
from neuronlab import LoopLab, TrainingLab
from neuronlab.course.lessons.lesson_09_exercises import CLASSICS
from neuronlab.course.lessons.lesson_09_trainings import OVERFIT
from neuronlab.labs.loop.loop_model import IN_ORDER


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))


def test_each_illness_is_collected_from_the_runs_that_were_kept():
    lab = TrainingLab("circles", layers=[4], n_samples=100)
    assert "0 kept runs there is none of them yet; still missing: diverged, plateau" in said(
        "09.2", lab
    )
    for settings, missing in (
        ({"activation": "relu", "learning_rate": 100, "epoch": 50}, CLASSICS[1:]),
        ({"activation": "identity", "learning_rate": 0.1, "epoch": 100}, CLASSICS[2:]),
        ({"activation": "relu", "learning_rate": 10, "epoch": 50}, CLASSICS[3:]),
    ):
        lab.set(**settings)
        lab.keep_run()
        assert said("09.2", lab).endswith(f"still missing: {', '.join(missing)}")
    # What is on the screen counts too, kept or not.
    lab.set(data="xor", **{**OVERFIT, "layers": [8, 8]}, epoch=400)
    assert said("09.2", lab).startswith("09.2 ✓ right")
    lab.close()


@pytest.mark.parametrize(
    ("order", "message"),
    [("batches step zero_grad forward loss backward", "the gradient of the mini-batch before"),
     ("batches zero_grad forward loss step backward", "the weights never move"),
     ("zero_grad batches forward loss backward step", "gradients pile up"),
     ("batches loss zero_grad forward step backward", "NameError: name 'outputs' is not defined"),
     ("batches forward loss backward step zero_grad", "✓ right"),
     (" ".join(IN_ORDER), "✓ right")],
)  # fmt: skip
def test_an_order_is_judged_by_what_comes_of_it(order, message):
    lab = LoopLab(order=order.split())
    assert message in said("11.2", lab)
    lab.close()


def in_order(net, batches, loss_function, optimizer, epochs):
    for _ in range(epochs):
        for x, y in batches:
            optimizer.zero_grad()
            loss = loss_function(net(x), y)
            loss.backward()
            optimizer.step()


def at_the_end(net, batches, loss_function, optimizer, epochs):
    for _ in range(epochs):
        for x, y in batches:
            loss_function(net(x), y).backward()
            optimizer.step()
            optimizer.zero_grad()


def forgetful(net, batches, loss_function, optimizer, epochs):
    for _ in range(epochs):
        for x, y in batches:
            loss_function(net(x), y).backward()
            optimizer.step()


def one_epoch(net, batches, loss_function, optimizer, epochs):
    in_order(net, batches, loss_function, optimizer, 3)


def no_step(net, batches, loss_function, optimizer, epochs):
    for x, y in batches:
        loss_function(net(x), y).backward()


def no_backward(net, batches, loss_function, optimizer, epochs):
    for x, y in batches:
        loss_function(net(x), y)
        optimizer.step()


def idle(net, batches, loss_function, optimizer, epochs):
    optimizer.step()


def steps_too_soon(net, batches, loss_function, optimizer, epochs):
    for x, y in batches * epochs:
        loss = loss_function(net.forward(x), y)
        optimizer.step()
        optimizer.zero_grad()
        loss.backward()


def turned_round(net, batches, loss_function, optimizer, epochs):
    for x, y in batches:
        loss_function(y, net(x)).backward()


def twice_back(net, batches, loss_function, optimizer, epochs):
    for x, y in batches:
        loss = loss_function(net(x), y)
        loss.backward()
        loss.backward()


def steps_twice(net, batches, loss_function, optimizer, epochs):
    for x, y in batches * epochs:
        optimizer.zero_grad()
        loss_function(net(x), y).backward()
        optimizer.step()
        optimizer.step()


def no_brackets(net, batches, loss_function, optimizer, epochs):
    for x, y in batches * epochs:
        _ = optimizer.zero_grad  # the mistake
        loss_function(net(x), y).backward()
        optimizer.step()


@pytest.mark.parametrize(
    ("train", "message"),
    [(in_order, "✓ right"), (at_the_end, "✓ right"), (forgetful, "gradients pile up"),
     (one_epoch, "for 1 epoch of 10 mini-batches there were 30 steps; expected 10"),
     (no_step, "step() was never called"), (no_backward, "backward() was never called"),
     (idle, "net was never called"), (turned_round, "loss_function got a ndarray first"),
     (twice_back, "RuntimeError: Trying to backward through the graph a second time")],
)  # fmt: skip
def test_a_loop_that_is_written_is_judged_by_what_it_does(train, message):
    assert message in said("11.3", train)


def with_all_that_pytorch_has(net, batches, loss_function, optimizer, epochs):
    net.train()
    for _ in range(epochs):
        total = 0.0
        for x, y in batches[::-1]:  # in whatever order
            optimizer.zero_grad(set_to_none=True)
            loss = loss_function(net(x), y)
            loss.backward(retain_graph=True)
            optimizer.step()
            total += loss
            total += loss.detach() + float(loss)
            assert f"{loss:.3f}" == f"{loss.item():.3f}" and 0 < loss <= 100 and loss > 0.0
        net.zero_grad(set_to_none=False)
    net.eval()


def loops_exchanged(net, batches, loss_function, optimizer, epochs):
    for x, y in batches:
        for _ in range(epochs):
            optimizer.zero_grad()
            loss_function(net(x), y).backward()
            optimizer.step()


def the_first_alone(net, batches, loss_function, optimizer, epochs):
    in_order(net, batches[:1] * len(batches), loss_function, optimizer, epochs)


def learns_the_last(net, batches, loss_function, optimizer, epochs):
    for _ in range(epochs):
        optimizer.zero_grad()
        for x, y in batches:
            loss = loss_function(net(x), y)
        loss.backward()
        optimizer.step()


DIAGNOSIS = 1, 1, 30  # of the friend's loop: steps an epoch, mini-batches, gradients in the end


def the_net_goes_back(net, batches, loss_function, optimizer, epochs):
    net.backward()


def no_range(net, batches, loss_function, optimizer, epochs):
    for _ in epochs:
        optimizer.zero_grad()


def test_the_loop_may_use_what_pytorch_has():
    assert "✓ right" in said("11.3", with_all_that_pytorch_has)


def asks_for_an_array(net, batches, loss_function, optimizer, epochs):
    for x, y in batches:
        loss_function(net(x), y).numpy()


def misspells(net, batches, loss_function, optimizer, epochs):
    optimizer.zero_gradient()


def returns_too_soon(net, batches, loss_function, optimizer, epochs):
    for x, y in batches * epochs:
        optimizer.zero_grad()
        loss_function(net(x), y).backward()
        optimizer.step()
        return


def goes_back_from_a_sum(net, batches, loss_function, optimizer, epochs):
    sum(loss_function(net(x), y) for x, y in batches).backward()


@pytest.mark.parametrize("key", ["11.3", "11.6"])
@pytest.mark.parametrize(
    ("train", "wrong", "help"),
    [(loops_exchanged, "do not take each mini-batch once", "Which of the two loops"),
     (the_first_alone, "learn from the same mini-batch", "Which x and y"),
     (learns_the_last, "learn from the same mini-batch", "goes round ten times"),
     (forgetful, "zero_grad() was never called", "Is optimizer.zero_grad() there"),
     (turned_round, "loss_function got a ndarray", "outputs first"),
     (the_net_goes_back, "no attribute 'backward'", "the loss that you go back from"),
     (no_range, "'int' object is not iterable", "range(epochs)"),
     (steps_twice, "of 10 mini-batches there were 60 steps; expected 30", "to be used once"),
     (no_brackets, "zero_grad() was never called", "Is optimizer.zero_grad() there"),
     (asks_for_an_array, "no attribute 'numpy'", "loss.item() is its number"),
     (returns_too_soon, "there was a single step", "a return"),
     (goes_back_from_a_sum, "no attribute 'backward'", "of each mini-batch"),
     (lambda net, *_: net.step(), "no attribute 'step'", "optimizer.step()"),
     (lambda net, batches, L, *_: L.zero_grad(), "no attribute 'zero_grad'", "that forgets"),
     (lambda net, batches, *_: net(*batches[0]), "takes 2 positional", "x alone"),
     (lambda net, batches, *_: net(batches[0]), "different lengths", "is a pair"),
     (lambda net, batches, L, *_: L(net(batches[0][0])), "missing 1", "two things"),
     (lambda net, batches, L, optimizer, _: optimizer.step(0.5), "takes 1", "between the brackets"),
     (misspells, "no attribute 'zero_gradient'", "it happened at “optimizer.zero_gradient()”")],
)  # fmt: skip
def test_a_loop_is_told_its_mistake(key, train, wrong, help):
    answer = (train, *DIAGNOSIS) if key == "11.6" else train
    assert wrong in said(key, answer) and help in hint(key, answer)


@pytest.mark.parametrize(
    ("answer", "wrong", "help"),
    [(in_order, "that is the function alone; expected (mended, steps", ""),
     ((in_order, 1, 1), "four in brackets", ""),
     ((in_order, 1, 1, "many"), "the three numbers: ", ""),
     ((in_order, 10, 1, 30), "takes in an epoch: it is not 10", "step() in"),
     ((in_order, 1, 10, 30), "that it learns from: it is not 10", "backward() comes"),
     ((in_order, 1, 1, 1), "goes down in epoch 30: it is not 1", "how many came since"),
     ((in_order, *DIAGNOSIS), "✓ right", "")],
)  # fmt: skip
def test_the_friends_loop_is_understood_before_it_is_mended(answer, wrong, help):
    assert wrong in said("11.6", answer) and help in hint("11.6", answer)


@pytest.mark.slow
def test_a_hint_answers_the_mistake():
    lab = TrainingLab("circles", layers=[4], n_samples=100)
    assert "ReLU runs away" in hint("09.2", lab)
    lab.set(learning_rate=100, epoch=20)
    assert "nothing ran away" in hint("09.2", lab)
    lab.close()
    assert "one direction" in hint("09.3", ["x1²"]) and not hint("09.3", ["x1"])
    for wrong, word in (
        (lambda table: table.trace(), "divide by"),
        (lambda table: 100 * table.trace() / table.sum(), "percent"),
        (lambda table: table.max(axis=1).sum() / table.sum(), "diagonal"),
        (lambda table: table.trace() / len(table), "number of rows"),
    ):
        assert word in hint("09.4", wrong)
    for order, word in (
        ("batches zero_grad forward loss step backward", "Who forgets"),
        ("zero_grad batches forward loss backward step", "Does forgetting?"),
        ("batches forward loss step zero_grad backward", "no step between"),
        ("batches loss zero_grad forward step backward", "has to come first"),
    ):
        loop = LoopLab(order=order.split())
        assert word in hint("11.2", loop)
        loop.close()
    for order, word in (
        ("zero_grad forward loss backward step batches", "does what stands below it"),
        ("batches step zero_grad forward loss backward", "no gradient yet"),
    ):
        loop = LoopLab(order=order.split())
        assert word in hint("11.2", loop)
        loop.close()
    assert "no step between" in hint("11.3", steps_too_soon)
    assert "outer loop" in hint("11.3", one_epoch)
