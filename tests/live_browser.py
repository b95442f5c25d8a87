"""A real Chromium on a real JupyterLab, for the browser tests and the browser's benchmark."""

import contextlib
import shutil
import time
from pathlib import Path

import nbformat
from live_front import place

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

SETTINGS = (
    ("notebook-extension/tracker", {"windowingMode": "none", "recordTiming": False}),
    ("apputils-extension/notification", {"fetchNews": "false", "checkForUpdates": False}),
)

IDLE = """() =>
  window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle' &&
  ![...document.querySelectorAll('.jp-InputPrompt')].some(e => e.textContent.includes('[*]'))"""

SHOWN = """() => ![...document.querySelectorAll('.jp-OutputArea-output')]
  .some(e => e.textContent.startsWith('Loading widget')) &&
  [...document.querySelectorAll('.neuronlab-lab canvas')].every(e => e.dataset.frame)"""
"""Every widget is there, and every lab has drawn."""

POLL = 50
"""How many milliseconds pass between two looks at the page; by itself Playwright looks in each
frame."""

EMPTY = """async () => {
  const code = 'import ipywidgets; ipywidgets.Widget.close_all(); get_ipython().reset()';
  const context = window.jupyterapp.shell.currentWidget.sessionContext;
  const emptied = context.session.kernel.requestExecute({code, store_history: false}).done;
  const late = new Promise(done => setTimeout(done, 20000));
  if (!await Promise.race([emptied, late])) await context.shutdown();
}"""
"""Close what the kernel shows and forget what it knows; where it is too busy for that, end it."""

FOCUS = """() => document.activeElement.outerHTML.slice(0, 200) +
  ` of value ${document.activeElement.value}`"""

SHUT_DOWN = "() => window.jupyterapp.shell.currentWidget?.sessionContext?.shutdown()"

CONNECTED = """() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel
  ?.connectionStatus === 'connected'"""


def chromium() -> str | None:
    """Return where Chromium is, or None."""
    return next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


@contextlib.contextmanager
def browser():
    """Start Chromium; yield Playwright's browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


def write_notebook(path: Path, *sources: str) -> None:
    """Write a notebook of code cells."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(s) for s in sources])
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata["kernelspec"] = kernel
    nbformat.write(notebook, path)


@contextlib.contextmanager
def jupyterlab(chrome, address: str, without: str = ""):
    """Open JupyterLab; yield the page, its ``problems`` a list of what went wrong.

    The extension named ``without`` can't be loaded.
    """
    page = chrome.new_page(viewport={"width": 1280, "height": 1000})
    if without:
        page.route(f"**/extensions/{without}/**", lambda route: route.abort())
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: _note(page, said))
    page.on("request", lambda asked: _note_request(page, asked.url, address))
    try:
        page.goto(f"{address}/lab?reset")
        page.wait_for_function("() => window.jupyterapp?.shell?.restored", timeout=90_000)
        page.evaluate("async () => { await window.jupyterapp.restored; }")
        command(page, "application:toggle-left-area")
        yield page
    finally:
        page.close()


@contextlib.contextmanager
def opened(page, name: str, width: int = 1280, keep: bool = False, run: bool = True):
    """Open a notebook in JupyterLab, and where ``run`` run it; afterwards close it and its kernel.

    Where ``keep``, the kernel is only emptied: the next notebook of the same name is opened on it.
    """
    page.set_viewport_size({"width": width, "height": 1000})
    page.problems.clear()
    try:
        command(page, "docmanager:open", {"path": name, "factory": "Notebook"})
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=90_000)
        page.wait_for_function(CONNECTED, timeout=90_000, polling=POLL)
        if run:
            command(page, "notebook:run-all-cells")
            settle(page)
            page.wait_for_function(SHOWN, timeout=60_000, polling=POLL)
            time.sleep(0.5)
        yield page
    finally:
        page.evaluate("() => window.jupyterapp.shell.currentWidget?.context?.save()")
        page.evaluate(EMPTY if keep else SHUT_DOWN)
        command(page, "application:close-all")
        page.wait_for_function("() => !document.querySelector('.jp-Notebook')", timeout=30_000)


def command(page, name: str, arguments: dict | None = None) -> None:
    """Let JupyterLab execute one of its commands."""
    # Without the braces, what a command returns, such as a whole notebook, would be sent here.
    page.evaluate(
        "async ([name, args]) => { await window.jupyterapp.commands.execute(name, args); }",
        [name, arguments or {}],
    )


def save(page) -> None:
    """Save the notebook that is open."""
    page.evaluate("async () => { await window.jupyterapp.shell.currentWidget.context.save(); }")


def settle(page) -> None:
    """Wait until the kernel has nothing to do."""
    page.wait_for_function(IDLE, timeout=300_000, polling=POLL)


def _note_request(page, url: str, address: str) -> None:
    # The course needs no network: a page asks its own server, or itself.
    own = (f"{address}/", f"ws{address.removeprefix('http')}/", "data:", "blob:", "about:")
    if not url.startswith(own):
        page.problems.append(f"asks the network for {url}")


def _note(page, said) -> None:
    # Only what the page itself gets wrong: not files that a server without a network lacks.
    harmless = ("favicon", "net::ERR_INTERNET", "status of 404", "status of 403")
    if said.type == "error" and not any(word in said.text for word in harmless):
        page.problems.append(said.text)


def readout(page) -> str:
    """Return all HTML text inside the page's labs."""
    return page.evaluate(
        "() => [...document.querySelectorAll('.neuronlab-lab .widget-html-content')]"
        ".map(e => e.textContent).join('\\n')"
    )


def wait_for(page, text: str) -> None:
    """Wait until a lab's readouts say ``text``."""
    from playwright.sync_api import TimeoutError

    try:
        page.wait_for_function(
            "text => [...document.querySelectorAll('.neuronlab-lab .widget-html-content')]"
            ".some(e => e.textContent.includes(text))",
            arg=text,
            timeout=15_000,
            polling=POLL,
        )
    except TimeoutError:
        said, focus = readout(page), page.evaluate(FOCUS)
        raise AssertionError(f"it never said {text!r}; it says {said!r}; in {focus}") from None


def open_more(page) -> None:
    """Let each lab on the page say all that it has to say."""
    page.locator(".neuronlab-numbers .neuronlab-opens:visible").get_by_text("more").first.wait_for()
    for heading in page.locator(".neuronlab-numbers .neuronlab-opens:visible").all():
        if heading.inner_text().strip() == "more":
            heading.click()
    settle(page)


def tab_to(page, name: str) -> None:
    """From the lab's first control, press Tab until the control of that name has the focus."""
    first = ".neuronlab-lab :is(button, select, input, [role=slider]):visible"
    page.locator(first).first.focus()
    page.keyboard.press("Shift+Tab")
    tab_on_to(page, name)


def tab_on_to(page, name: str, limit: int = 60) -> None:
    """From where the focus is, press Tab until the control of that name has it."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const e = document.activeElement;
              const box = e.closest('.jupyter-widgets:not(.widget-container)') || e;
              const label = box.querySelector('.widget-label, label');
              return [
                e.innerText, label?.textContent, e.labels?.[0]?.textContent, e.title,
                e.getAttribute('aria-label'),
              ].filter(Boolean).join('|');
            }"""
        )
        if name in found:
            return
    raise AssertionError(f"Tab never came to {name!r}")


def drag(page, twin, ax, start, *path) -> None:
    """Press the mouse at ``start`` of the page's only lab, drag it along ``path``, and let go.

    ``twin`` is a lab in the same state, and ``ax`` one of its Axes: they say where data is shown.
    """
    page.mouse.move(*place(page, twin, ax, start))
    page.mouse.down()
    for point in path:
        page.mouse.move(*place(page, twin, ax, point), steps=4)
    page.mouse.up()
    time.sleep(1)
    settle(page)
