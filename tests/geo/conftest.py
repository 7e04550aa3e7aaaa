import shutil

import pytest

from geo.sources import shipped


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped data folder, to be spoilt."""
    for name in ("boundaries", "data"):
        shutil.copytree(shipped() / name, tmp_path / name)
    return tmp_path
