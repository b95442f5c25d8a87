"""A look at a lab: what it reads and refuses, and that it shows all that the lab says."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import neuronlab
import numpy as np
import pytest
from labs.every_lab import LABS, make, random_state
from neuronlab.look import called, main, plain, read
from PIL import Image
from traitlets import TraitError


@pytest.mark.slow
@pytest.mark.parametrize("name", LABS)
def test_it_reads_what_repr_writes_and_says_what_the_readout_says(name):
    lab = make(name, random_state(name, np.random.default_rng(0)))
    seen = eval(repr(lab), {name: lambda *values, **settings: (name, [*values], settings)})
    assert called(repr(lab)) == seen
    parser, words = HTMLParser(), []
    parser.handle_data = words.append
    parser.feed(lab.readout.value)
    parser.close()
    said = plain(lab.readout.value)
    assert re.sub(r"[\s^]", "", said) == re.sub(r"[\s^]", "", "".join(words))


def test_html_as_text():
    text = '<div style="x">a &lt; <b>1</b><br>e<sup>−1</sup> &amp; more</div>'
    assert plain(text) == "a < 1\ne^−1 & more"
    assert plain("<table><tr><th>x<td>y</td></tr><tr><td>0</td><td>1</td></tr></table>") == (
        "xy\n0 1"
    )


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("", ValueError, "not the call of a lab"),
        ("NeuronLab", ValueError, "not the call of a lab"),
        ("NeuronLab(", ValueError, "not the call of a lab"),
        ("neuronlab.NeuronLab()", ValueError, "not the call of a lab"),
        ("NeuronLab()()", ValueError, "not the call of a lab"),
        ("NeuronLab(); print(1)", ValueError, "not the call of a lab"),
        ("print('here')", ValueError, "there is no print; there are ActivationLab, "),
        ("Neuron([1])", ValueError, "there is no Neuron; "),
        ("NeuronLab(w1=print('here'))", ValueError, r"print\('here'\) is not a plain value"),
        ("NeuronLab(w1=2*3)", ValueError, r"2 \* 3 is not a plain value"),
        ("NeuronLab(*[1, 2])", ValueError, "is not a plain value"),
        ("NeuronLab(**{'w1': 1})", ValueError, "each setting is given once, by its name"),
        ("NeuronLab(w1=1, w1=2)", ValueError, "each setting is given once, by its name"),
        ("NeuronLab(w1={[]: 1})", ValueError, "is not a plain value"),
        ("NeuronLab(colour=1)", TypeError, "NeuronLab has no setting 'colour'; it has"),
        ("NeuronLab(w1='x')", TraitError, "w1 is 'x'; expected a finite number"),
    ],
)
def test_anything_else_is_refused_and_nothing_of_it_executed(text, error, message, capsys):
    with pytest.raises(error, match=message):
        read(text)
    assert capsys.readouterr().out == ""


@pytest.mark.slow
def test_the_command_saves_the_picture_and_prints_what_is_seen(tmp_path):
    package = str(Path(neuronlab.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-m", "neuronlab.look", " NeuronLab(w1 = 0.20)"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": package}, capture_output=True,
        encoding="utf-8", check=True,
    )  # fmt: skip
    lab = neuronlab.NeuronLab(w1=0.2)
    assert done.stderr == "" and done.stdout.splitlines() == [
        "NeuronLab(w1=0.2)", "", lab.stage.alt, "", *plain(lab.readout.value).splitlines(),
        "", "picture: NeuronLab.png",
    ]  # fmt: skip
    assert (tmp_path / "NeuronLab.png").read_bytes() == lab.stage.small_png()


def test_the_picture_goes_where_it_is_told(tmp_path, capsys):
    file = tmp_path / "or.png"
    main(["PerceptronLab('or', epoch=2)", "-o", str(file)])
    with Image.open(file) as image:
        assert image.width > 900
    assert f"picture: {file}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["CostLab(width=1000)"], "width is 1000; expected a whole number from 1 to 128"),
        (["CostLab()", "-o", "no/such/folder.png"], "No such file or directory"),
    ],
)
def test_a_fault_is_one_line_and_no_traceback(arguments, message, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    out, error = capsys.readouterr()
    assert out == "" and message in error.splitlines()[-1] and "Traceback" not in error
