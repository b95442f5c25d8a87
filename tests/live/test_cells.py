"""Re-running a cell: what it made before is closed, and memory stays level."""

import pytest
from jupyter_client.manager import KernelManager

pytestmark = pytest.mark.slow

RUNS = 100

MEASURE = "import gc, psutil; gc.collect(); print(psutil.Process().memory_info().rss)"
COUNT = "from ipywidgets.widgets.widget import _instances; print(len(_instances))"


@pytest.fixture(scope="module")
def kernel():
    """Yield a function that runs code as JupyterLab does, and returns what it printed."""
    manager = KernelManager()
    manager.start_kernel()
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)

    def run(code, cell):
        message = client.session.msg("execute_request", {
            "code": code, "silent": False, "store_history": True, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": True,
        })  # fmt: skip
        message["metadata"] = {"cellId": cell}
        client.shell_channel.send(message)
        printed = ""
        while True:
            answer = client.get_iopub_msg(timeout=120)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if answer["msg_type"] == "error":
                raise AssertionError("\n".join(answer["content"]["traceback"]))
            if answer["msg_type"] == "stream":
                printed += answer["content"]["text"]
            if answer["content"].get("execution_state") == "idle":
                client.get_shell_msg(timeout=120)
                return printed.strip()

    run("from neuronlab import GateLab, PerceptronLab, predict", "imports")
    yield run
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    manager.context.destroy(linger=0)


def test_a_lab_run_again_replaces_its_predecessor_and_no_other(kernel):
    kernel("a = PerceptronLab('or')", "one")
    kernel("b = PerceptronLab('and')", "two")
    before = kernel(COUNT, "count")
    kernel("old = a; a = PerceptronLab('or')", "one")
    assert kernel(COUNT, "count") == before
    assert kernel("print(old.comm is None, a.comm is None, b.comm is None)", "look") == (
        "True False False"
    )
    kernel("b.epoch = 2", "use")
    assert kernel("print(b)", "use") == "PerceptronLab('and', epoch=2)"


def test_two_labs_made_by_one_run_live_together(kernel):
    for _ in range(2):
        kernel("c, d = PerceptronLab('or'), PerceptronLab('and')", "both")
    assert kernel("print(c.comm is None, d.comm is None)", "look") == "False False"


def test_memory_stays_level_when_a_cell_is_run_again_and_again(kernel):
    code = "lab = GateLab(); predict('04.2'); lab"
    for _ in range(20):
        kernel(code, "again")
    early = int(kernel(MEASURE, "measure"))
    for _ in range(RUNS - 20):
        kernel(code, "again")
    late = int(kernel(MEASURE, "measure"))
    # A single lab that stays holds 4 MB.
    assert late - early <= 5e6, f"grew by {(late - early) / 1e6:.1f} MB"
