"""Pages that the code itself makes: the lessons, the gallery of labs, the API."""

import inspect
import json
from collections.abc import Mapping
from pathlib import Path

import neuronlab
from neuronlab.live.stage import Stage

ROOT = Path(__file__).parents[1]
LABS = [name for name in neuronlab.__all__ if name.endswith("Lab")]
PUBLIC = [name for name in neuronlab.__all__ if name not in LABS and not name.startswith("_")]


def write(docs: Path, environment: Mapping[str, str]) -> None:
    """Write all of them below ``docs``; what is the same is not touched."""
    lessons = sorted((ROOT / "lessons").glob("[0-9]*.ipynb"))
    for lesson in lessons:
        page(docs / "lessons" / lesson.name, described(lesson))
        picture(docs / "lessons" / f"{lesson.stem}.png", opening(lesson).small_png())
    page(docs / "lessons" / "index.md", lessons_page(lessons, environment.get("GITHUB_REPOSITORY")))
    for name in LABS:
        lab = getattr(neuronlab, name)()
        picture(docs / "gallery" / f"{name}.png", lab.stage.small_png())
        page(docs / "gallery" / f"{name}.md", lab_page(lab))
        lab.close()
    page(docs / "gallery" / "index.md", gallery_page())
    page(docs / "api.md", api_page())
    for name in ("CONTRIBUTING", "CHANGELOG"):
        page(docs / f"{name.lower()}.md", (ROOT / f"{name}.md").read_text(encoding="utf-8"))


def described(lesson: Path) -> str:
    """Return a notebook that MyST-NB shows as JupyterLab does.

    Each cell says in words what its picture shows; code that is folded there is folded here.
    """
    notebook = json.loads(lesson.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["metadata"].get("jupyter", {}).get("source_hidden"):
            cell["metadata"]["tags"] = ["hide-input", *cell["metadata"].get("tags", [])]
        pictures = [out.get("metadata", {}).get("image/png", {}) for out in cell.get("outputs", [])]
        if seen := " ".join(told["alt"] for told in pictures if told.get("alt")):
            cell["metadata"].setdefault("mystnb", {})["image"] = {"alt": seen}
    return json.dumps(notebook, ensure_ascii=False, indent=1)


def lessons_page(lessons: list[Path], repository: str | None) -> str:
    """Return the page of all lessons, with a link to Binder where the repository is known."""
    rows = [
        f"- [{title(lesson)}]({lesson.name}){live(lesson, repository)}\n\n"
        f"  ![{_plain(opening(lesson).alt)}]({lesson.stem}.png)\n"
        for lesson in lessons
    ]
    toc = "\n".join(lesson.stem for lesson in lessons)
    return (
        "# The lessons\n\nTo read here, with the pictures of their labs; to do, where they are "
        f"[live](../start.md).\n\n{chr(10).join(rows)}\n\n"
        f"```{{toctree}}\n:hidden:\n\n{toc}\n```\n"
    )


def opening(lesson: Path) -> Stage:
    """Return the picture that opens a lesson."""
    return neuronlab.lesson(lesson.name[:2]).stage


def live(lesson: Path, repository: str | None) -> str:
    """Return a link that opens a lesson on Binder."""
    if not repository:
        return ""
    place = f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath=lab/tree/lessons/{lesson.name}"
    return f" ([open live]({place}))"


def title(lesson: Path) -> str:
    """Return the title of a lesson, its first heading."""
    import nbformat

    cells = nbformat.read(lesson, as_version=4).cells
    return cells[0].source.splitlines()[0].lstrip("# ")


def lab_page(lab) -> str:
    """Return the page of one lab."""
    name = type(lab).__name__
    return (
        f"# {lab.title}\n\n{lab.begin}\n\n"
        f"![{name} as it opens. {_plain(lab.stage.alt)}]({name}.png)\n\n"
        f"```python\nfrom neuronlab import {name}\n\n{name}()\n```\n\n"
        f"{{.seen}}\n{_plain(lab.stage.alt)}\n\n"
        f"```{{eval-rst}}\n.. autoclass:: neuronlab.{name}()\n```\n"
    )


def gallery_page() -> str:
    """Return the page with a picture of every lab."""
    tiles = "\n".join(
        f'<a href="{name}.html"><img src="../_images/{name}.png" alt="" loading="lazy">'
        f"<b>{getattr(neuronlab, name).title}</b> <span>{getattr(neuronlab, name).begin}</span></a>"
        for name in LABS
    )
    names = "\n".join(LABS)
    return (
        f"# The labs\n\n{len(LABS)} of them; each is one line in a notebook. The pictures are made "
        f"by the code, as the labs open.\n\n"
        f'```{{raw}} html\n<div class="gallery">\n{tiles}\n</div>\n```\n\n'
        f"```{{toctree}}\n:hidden:\n\n{names}\n```\n"
    )


def api_page() -> str:
    """Return the page of everything else that is public."""
    parts = []
    for name in PUBLIC:
        value = getattr(neuronlab, name)
        kind = "class" if inspect.isclass(value) else "function" if callable(value) else "data"
        more = {"class": "\n   :members:", "data": "\n   :no-value:"}.get(kind, "")
        home = neuronlab._HOME[name] + "." if kind == "data" else ""  # where its words stand
        parts.append(f"```{{eval-rst}}\n.. auto{kind}:: neuronlab.{home}{name}{more}\n```")
    return (
        "# The API\n\nEverything here works without a notebook. The "
        "labs stand in the [gallery](gallery/index.md).\n\n" + "\n\n".join(parts) + "\n"
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("[", "\\[").replace("]", "\\]").split())


def page(file: Path, text: str) -> None:
    """Write a page where it has changed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def picture(file: Path, png: bytes) -> None:
    """Write a picture where it has changed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file() or file.read_bytes() != png:
        file.write_bytes(png)


def slug(heading: str) -> str:
    """Return a heading's anchor as JupyterLab writes it, so that links work in both."""
    return heading.replace(" ", "-")
