"""Take a picture of every lab as it opens in JupyterLab, and put all of them on one page.

``python tests/contact_sheet.py OUT``: light and dark, on pages 1280 and 900 pixels wide; then open
``OUT/index.html``. ``--beside OTHER`` puts an earlier OUT beside it.
"""

import argparse
import html
import os
import shutil
import tempfile
from pathlib import Path

import live_browser
import neuronlab
from live_server import jupyter

LABS = [name for name in neuronlab.__all__ if name.endswith("Lab")]
WIDTHS = (1280, 900)
THEMES = ("light", "dark")


def take(out: Path, theme: str, widths: list[int], labs: list[str]) -> list[str]:
    """Take the pictures in one theme; return what the browser complained of."""
    said = []
    settings = (
        *live_browser.SETTINGS,
        ("apputils-extension/themes", {"theme": f"JupyterLab {theme.title()}"}),
    )
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "work")
        folder.mkdir()
        cells = "from neuronlab import *", *(f"{name}()" for name in labs)
        with (
            jupyter(
                folder, Path(scratch), "--LabApp.expose_app_in_browser=True", settings=settings
            ) as address,
            live_browser.browser() as chrome,
            live_browser.jupyterlab(chrome, address) as page,
        ):
            for width in widths:
                place = out / f"{theme}-{width}"
                place.mkdir(parents=True, exist_ok=True)
                live_browser.write_notebook(folder / f"{width}.ipynb", *cells)
                with live_browser.opened(page, f"{width}.ipynb", width=width):
                    page.wait_for_timeout(2000)
                    shown = page.locator(".neuronlab-lab").all()
                    for name, lab in zip(labs, shown, strict=True):
                        lab.screenshot(path=place / f"{name}.png")
                        box = lab.bounding_box()
                        fits = lab.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
                        if box["height"] > 800 or not fits:
                            said.append(f"{theme} {width} {name}: {box} fits: {fits}")
                said += page.problems
    return said


def write_page(out: Path, beside: Path | None) -> Path:
    """Write the page that holds all pictures; return where."""
    kinds = sorted(path.name for path in out.iterdir() if path.is_dir())
    names = sorted({path.stem for kind in kinds for path in (out / kind).glob("*.png")})
    lines = ["<!doctype html><meta charset=utf-8><title>every lab</title>"]
    lines.append("<style>img{max-width:960px;vertical-align:top;margin:8px}</style>")
    for name in names:
        lines.append(f"<h2>{html.escape(name)}</h2>")
        for kind in kinds:
            for root in filter(None, (beside, out)):
                picture = root / kind / f"{name}.png"
                if picture.is_file():
                    place = os.path.relpath(picture, out)
                    lines.append(f"<img src='{html.escape(place)}' alt='{name}, {kind}'>")
    page = out / "index.html"
    page.write_text("\n".join(lines), encoding="utf-8")
    return page


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures asked for, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--labs", nargs="*", default=LABS, help="some only")
    parser.add_argument("--themes", nargs="*", default=THEMES, choices=THEMES)
    parser.add_argument("--widths", nargs="*", type=int, default=WIDTHS)
    parser.add_argument("--beside", type=Path, help="an earlier OUT, to compare with")
    given = parser.parse_args(arguments)
    if live_browser.chromium() is None or shutil.which("jupyter") is None:
        parser.error("it needs Chromium, and JupyterLab in this environment")
    said = [s for theme in given.themes for s in take(given.out, theme, given.widths, given.labs)]
    print("\n".join(said))
    print(write_page(given.out, given.beside))
    return bool(said)


if __name__ == "__main__":
    raise SystemExit(main())
