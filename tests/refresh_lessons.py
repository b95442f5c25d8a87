"""Execute lessons and write them in canonical form: ``python tests/refresh_lessons.py [names]``.

Canonical form keeps what a reader without a kernel sees, text and pictures, and drops what is only
true of one run: widget views and their state, timings, which kernel it was. Folded code stays
folded. Execution counts run from 1 to n, and cell ids from the lesson's name. ``--check`` executes
nothing, writes nothing, and fails where a lesson is not in that form.
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from neuronlab.course import needs

LESSONS = Path(__file__).parents[1] / "lessons"
NEEDS = re.compile(r"%%needs (?P<module>\w+) (?P<key>\S+)")
DROPPED = ("application/vnd.jupyter.widget-view+json",)
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def canonical(notebook, name: str):
    """Return ``notebook`` in canonical form, a new one."""
    notebook = nbformat.from_dict(notebook)
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    count = 0
    for place, cell in enumerate(notebook.cells):
        cell.id = f"{name[:2]}-{place:02d}"
        cell.metadata = _canonical_metadata(cell.metadata)
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        cell.outputs = _merged([out for out in map(_canonical_output, cell.outputs) if out])
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
    return notebook


def _canonical_metadata(metadata):
    """Keep the tags, and whether the code is folded."""
    kept = {"tags": metadata["tags"]} if metadata.get("tags") else {}
    if metadata.get("jupyter", {}).get("source_hidden"):
        kept["jupyter"] = {"source_hidden": True}
    return kept


def _canonical_output(output):
    if "data" in output:
        for kind in DROPPED:
            output.data.pop(kind, None)
        if not output.data:
            return None
    return output


def _merged(outputs):
    """Join printed text that came in several pieces: where it is cut depends on the moment."""
    result = []
    for output in outputs:
        last = result[-1] if result else None
        if last and last.output_type == output.output_type == "stream" and last.name == output.name:
            last.text += output.text
        else:
            result.append(output)
    return result


def record(notebook) -> None:
    """Keep what the cells showed that need a framework, where it is installed."""
    kept = json.loads(needs.RECORDED.read_text(encoding="utf-8"))
    for cell in notebook.cells:
        asked = NEEDS.match(cell.source)
        if asked and needs.installed(asked["module"]):
            kept[asked["key"]] = needs.outputs(cell)
    text = json.dumps(dict(sorted(kept.items())), indent=1, ensure_ascii=False) + "\n"
    needs.RECORDED.write_text(text, encoding="utf-8", newline="\n")


def text_of(notebook) -> str:
    """Return a notebook as the text of its file."""
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def execute(path: Path):
    """Return the notebook at ``path`` with the outputs of a fresh kernel and a fresh learner."""
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as scratch:
        client = NotebookClient(
            notebook,
            timeout=300,
            kernel_name="python3",
            resources={"metadata": {"path": str(path.parent)}},
            store_widget_state=False,
        )
        client.execute(env={**os.environ, "NEURONLAB_DATA_DIR": scratch})
    return notebook


def lessons(names=()) -> list[Path]:
    """Return the paths of the lessons whose names contain one of ``names``; all without names."""
    paths = sorted(LESSONS.glob("[0-9][0-9]-*.ipynb"))
    return [path for path in paths if not names or any(name in path.name for name in names)]


def main(arguments: list[str]) -> int:
    """Refresh or check the lessons named; return how many were not in canonical form."""
    checking = "--check" in arguments
    bad = 0
    for path in lessons([Path(a).stem for a in arguments if a != "--check"]):
        if checking:
            notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        else:
            notebook = canonical(execute(path), path.stem)
            record(notebook)
        text = text_of(canonical(notebook, path.stem))
        if text != path.read_text(encoding="utf-8"):
            bad += 1
            print(f"{path.name}: {'not in canonical form' if checking else 'refreshed'}")
            if not checking:
                path.write_text(text, encoding="utf-8", newline="\n")
    return bad if checking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
