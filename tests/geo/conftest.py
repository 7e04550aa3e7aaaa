import pytest

from tests.geo.spoiling import copied


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped data folder, to be spoilt."""
    return copied(tmp_path)
