"""A register of toyland's size: four squares in a row, and rows that end in every way."""

import numpy as np
import pytest
from shapely.geometry import box

from geo.caches import Kept
from geo.tallies import Question, Run, located, register_of

SQUARES = np.array([box(at, 0, at + 1, 1) for at in range(4)], dtype=object)


def quiet(done, count):
    assert 0 <= done <= count


@pytest.fixture
def counted(tmp_path):
    """Count a file of the squares, and return the piece and the register."""

    def made(content, name="points.csv", size=10**6, workers=1, told=None, **asked):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        register = register_of(path, size)
        columns = located(register.heads, told or {}, ("lon", "lat"))
        work = Run(register, Question(columns, **asked), SQUARES, Kept(tmp_path / "parts", name))
        piece = work.here(workers, quiet)
        work.kept.forget()
        return piece, register

    return made
