"""The prebuilt extension: JupyterLab finds its file, and an upgrade never meets an old copy."""

import hashlib
import json
import re
from pathlib import Path

import neuronlab
from neuronlab.course.card import Card
from neuronlab.live.block import VIEW

FOLDER = Path(__file__).parents[1] / "widgets" / "labextension"


def test_its_file_is_named_by_its_content():
    # JupyterLab lets browsers keep an extension's files for a year under their name.
    load = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["jupyterlab"]["_build"]
    found = re.fullmatch(r"static/remoteEntry\.([0-9a-f]{12})\.js", load["load"])
    content = (FOLDER / load["load"]).read_bytes()
    assert hashlib.sha256(content).hexdigest()[:12] == found[1]
    assert [file.name for file in (FOLDER / "static").iterdir()] == [Path(load["load"]).name]


def test_it_knows_blocks_by_what_they_write():
    view = Card("a question")._repr_mimebundle_()[VIEW]
    (script,) = (FOLDER / "static").glob("*.js")
    assert f"?.made_by === '{view['made_by']}'" in script.read_text(encoding="utf-8")


def test_it_knows_pictures_by_the_text_beside_them():
    (script,) = (FOLDER / "static").glob("*.js")
    (pattern,) = re.findall(r"'image/png' && /(.+)/\.test", script.read_text(encoding="utf-8"))
    for shown in (neuronlab.lesson("04"), neuronlab.PerceptronLab("or", epoch=2)):
        assert re.match(pattern, repr(shown))
    assert not re.match(pattern, "<Figure size 640x480 with 1 Axes>")


def test_it_turns_a_stored_picture_over_as_the_live_one_is():
    (script,) = (FOLDER / "static").glob("*.js")
    stage = FOLDER.parent / "neuronlab" / "live" / "js" / "stage.js"
    ours, theirs = (
        re.findall(r"const rows? = .*;", file.read_text(encoding="utf-8"))
        for file in (script, stage)
    )
    assert len(ours) == 2 and ours == theirs
