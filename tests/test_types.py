"""What an editor or a type checker is told of the package is what the package gives."""

import ast
from pathlib import Path

import neuronlab

PACKAGE = Path(neuronlab.__file__).parent


STUB = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8")).body
IMPORTS = [each for each in STUB if isinstance(each, ast.ImportFrom)]


def test_the_stub_names_exactly_the_public_names():
    imported = [name.asname for each in IMPORTS for name in each.names]
    declared = [each.target.id for each in STUB if isinstance(each, ast.AnnAssign)]
    assert sorted(imported + declared) == sorted(neuronlab.__all__)


def test_the_stub_takes_each_name_from_its_home():
    homes = {name.name: each.module for each in IMPORTS for name in each.names}
    assert homes == neuronlab._HOME
    for each in IMPORTS:
        assert each.level == 1
        assert all(name.asname == name.name for name in each.names)  # else it is not re-exported


def test_the_package_says_that_it_is_typed():
    assert (PACKAGE / "py.typed").is_file()
