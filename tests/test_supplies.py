"""What the atlas is made of: licences that let it be sent on, fixed versions, no pickles."""

import ast
import re

import pytest
from packaging.utils import canonicalize_name

from tests.supplies import PAGE, ROOT, allowed, licence, needed

NEEDED = needed()
LISTED = dict(re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \|$", PAGE.read_text("utf-8"), re.MULTILINE))
SOURCES = [path for room in ("geo", "dashboards") for path in sorted((ROOT / room).rglob("*.py"))]


@pytest.mark.parametrize("name", NEEDED)
def test_a_package_may_be_sent_on_and_is_listed(name):
    said = licence(NEEDED[name])
    assert allowed(said), f"{name} is under {said or 'no licence that it names'}"
    assert LISTED.get(name) == said, "say `make licences`"


def test_no_more_is_listed_than_can_be_needed():
    assert len(NEEDED) > 50
    extra = set(LISTED) - set(NEEDED)
    assert len(extra) < 25, extra  # what another Python or an extra needs


@pytest.mark.parametrize(
    ("said", "may"),
    [
        ("MIT", True), ("BSD-3-Clause AND MIT", True), ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only", False), ("MIT AND GPL-3.0-only", False), ("", False), ("UNKNOWN", False),
    ],
)  # fmt: skip
def test_a_licence_that_binds_others_is_refused(said, may):
    assert allowed(said) is may


def test_every_package_has_the_version_that_was_tested():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    fixed = {canonicalize_name(one) for one in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    loose = [name for name in NEEDED if name not in fixed and name != "setuptools"]
    assert not loose


PROGRAMS = {"cPickle", "cloudpickle", "dill", "diskcache", "joblib", "marshal", "pickle", "shelve"}
"""Modules that run what they read."""


def runs(node):
    """Name what would run a text or a file that was read; nothing where nothing does."""
    if isinstance(node, ast.Import):
        return PROGRAMS & {one.name.partition(".")[0] for one in node.names}
    if isinstance(node, ast.ImportFrom):
        return PROGRAMS & {(node.module or "").partition(".")[0]}
    if not isinstance(node, ast.Call):
        return set()
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    set_ = {one.arg for one in node.keywords if getattr(one.value, "value", None) is True}
    bare = {"compile", "eval", "exec"} if isinstance(node.func, ast.Name) else set()
    return ({name} & ({"read_pickle", "to_pickle", "__import__"} | bare)) | (
        set_ & {"allow_pickle", "shell"}
    )


def test_nothing_that_is_read_can_run():
    """A pickle is a program; so is a text that is evaluated."""
    assert runs(ast.parse("np.load(x, allow_pickle=True)").body[0].value) == {"allow_pickle"}
    found = {
        path.name: runs(node)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if runs(node)
    }
    assert len(SOURCES) > 300
    assert not found
