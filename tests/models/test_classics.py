"""The classic tables, read from files or, where these have changed, through the public loaders."""

import numpy as np
import pytest
from neuronlab.models import classics
from sklearn.datasets import load_digits, load_iris

TABLES = {
    "iris.csv": (classics.iris_table, load_iris),
    "digits.csv.gz": (classics.digits_table, load_digits),
}


@pytest.mark.parametrize("file", TABLES)
def test_a_file_that_has_moved_is_found_by_its_loader(file, tmp_path, monkeypatch):
    made, theirs = TABLES[file]
    monkeypatch.setattr(classics, "_folder", lambda: tmp_path)
    assert_same(made(), theirs(return_X_y=True))


@pytest.mark.parametrize("file", TABLES)
def test_a_file_that_reads_otherwise_is_read_by_its_loader(file, tmp_path, monkeypatch):
    made, theirs = TABLES[file]
    (tmp_path / file.removesuffix(".gz")).write_text("a\tb\tc\n1\t2\t3\n", encoding="utf-8")
    monkeypatch.setattr(classics, "_folder", lambda: tmp_path)
    assert_same(made(), theirs(return_X_y=True))


def test_without_scikit_learn_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(classics, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="pip install scikit-learn"):
        classics.iris_table()


def assert_same(table, theirs):
    X, y = table
    assert X.dtype == float and X.flags.c_contiguous and y.dtype == int
    assert np.array_equal(X, theirs[0]) and np.array_equal(y, theirs[1])
