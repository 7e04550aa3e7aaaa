"""The archive that installs the atlas without a network: whole, always the same, or why not."""

import importlib.util
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAME = "siquan-1.0-here"
STAND_IN = """#!/bin/sh
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-m pip") printf '%s\\n' "$@" > '{asked}' ;;
  *) exec '{real}' "$@" ;;
esac
"""


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "bundle" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def files(build, tmp_path_factory):
    """A bundle with a wheel that is a few letters long."""
    folder = tmp_path_factory.mktemp("wheels")
    (folder / "siquan-1.0-py3-none-any.whl").write_bytes(b"a wheel")
    return build.collected(folder)


@pytest.fixture
def unpacked(build, files, tmp_path):
    with tarfile.open(fileobj=io.BytesIO(build.packed(files, NAME))) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / NAME


@pytest.fixture
def python(tmp_path):
    """A Python that makes environments of itself, and writes down what else it is asked for."""
    path = tmp_path / "python"
    path.write_text(STAND_IN.format(real=sys.executable, asked=tmp_path / "asked"))
    path.chmod(0o755)
    return path


def install(folder, target, python):
    environment = {**os.environ, "PYTHON": str(python)}
    return subprocess.run(
        ["sh", folder / "install.sh", target],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=120,
        check=False,
    )


def test_the_same_files_are_the_same_archive_and_all_are_there(build, files):
    first, second = (build.packed(dict(order), NAME) for order in
                     (files.items(), reversed(files.items())))  # fmt: skip
    assert first == second
    with tarfile.open(fileobj=io.BytesIO(first)) as archive:
        names = {one.name.removeprefix(f"{NAME}/") for one in archive}
        sums = archive.extractfile(f"{NAME}/SHA256SUMS").read().decode()
    assert names == {*files, "SHA256SUMS"}
    assert {"install.sh", "INSTALL.txt", "serving.md", "PYTHON"} < names
    assert {line.split("  ")[1] for line in sums.splitlines()} == set(files)


def test_it_installs_by_what_it_brings_alone(unpacked, tmp_path, python):
    target = tmp_path / "here and now"
    found = install(unpacked, target, python)
    assert (found.returncode, found.stderr) == (0, "")
    assert f"{target}/bin/siquan serve" in found.stdout
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[:3] == ["-m", "pip", "install"]
    assert {"--no-index", f"{unpacked}/wheels"} < set(asked)
    assert asked[-1] == "siquan"


def test_a_copy_that_is_not_whole_is_not_installed(unpacked, tmp_path, python):
    (wheel,) = (unpacked / "wheels").iterdir()
    wheel.write_bytes(wheel.read_bytes()[:-2])
    found = install(unpacked, tmp_path / "there", python)
    assert found.returncode == 1
    assert "SHA256SUMS" in found.stderr.splitlines()[-1]
    assert not (tmp_path / "there").exists()


def test_another_python_is_named_with_what_to_do(unpacked, tmp_path):
    for python in ("false", "no-such-python"):
        found = install(unpacked, tmp_path / "there", python)
        assert found.returncode == 1
        assert f'"{python}" is none' in found.stderr.splitlines()[-1]
        assert len(found.stderr.splitlines()) == 2
    assert not (tmp_path / "there").exists()
