"""The house rules that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

from dashboards.cli import main
from geo.sources import shipped

ROOT = Path(__file__).parents[1]
ROOMS = ("geo", "dashboards")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
SCRIPTS = sorted(path for kind in ("*.js", "*.css") for path in (ROOT / "assets").rglob(kind))
NO_NOUN = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "base"}
CLOCKS = {"datetime", "time", "random", "secrets", "uuid"}
ENVIRONMENT = {"environ", "getenv", "putenv"}
MAY_READ = {"dashboards/settings.py"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(found):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(found) if isinstance(node, kinds)]


modules = pytest.mark.parametrize("module", MODULES, ids=name)


def test_the_house_has_rooms():
    assert len(MODULES) > 30
    assert len(SCRIPTS) >= 3


@modules
def test_a_module_fits_the_mind(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


@modules
def test_a_function_fits_a_screen(module):
    for node in functions(tree(module)):
        told = node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0
        first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        assert node.end_lineno - first + 1 - told <= 40, node.name


@modules
def test_everything_public_says_what_it_is(module):
    found = tree(module)
    assert ast.get_docstring(found)
    for node in public(found):
        assert ast.get_docstring(node), node.name


def public(found):
    """Find the classes and functions that others may name: not private, nor inside what is."""
    for node in found.body:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        if isinstance(node, kinds) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


@modules
def test_a_module_is_named_by_a_noun(module):
    assert module.stem not in NO_NOUN
    assert not module.stem.endswith(("_utils", "_helpers"))


@modules
def test_clock_chance_and_environment_are_read_in_one_place(module):
    if name(module) in MAY_READ or name(module).startswith("dashboards/cli"):
        return
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            assert CLOCKS.isdisjoint(one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is None or node.module.partition(".")[0] not in CLOCKS
            assert ENVIRONMENT.isdisjoint(one.name for one in node.names)
        elif isinstance(node, ast.Attribute):
            assert node.attr not in ENVIRONMENT


@modules
def test_outlines_that_are_shared_are_never_prepared(module):
    """GEOS builds what it prepares when it is asked, and not for two threads at once."""
    prepared = re.search(r"shapely\.prepare|from shapely import .*\bprepare\b", module.read_text())
    assert not prepared or module.name == "outlines.py"


@modules
def test_no_area_is_measured_off_the_outlines(module):
    """Official areas or none: the layer is generalised, and islets are missing."""
    nodes = list(ast.walk(tree(module)))
    fields = {node.target.id for node in nodes if isinstance(node, ast.AnnAssign)
              and isinstance(node.target, ast.Name)}  # fmt: skip
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    assert "area" not in attributes - fields


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=name)
def test_the_code_names_no_host(path):
    text = path.read_text(encoding="utf-8")
    hosts = re.findall(r"https?://([a-z0-9.-]+)", text, re.IGNORECASE)
    assert set(hosts) <= {"www.w3.org", "127.0.0.1"}, hosts


def own_words():
    """Return the keys that the shipped data bring: indicators, regions, sites, sectors."""

    def column(table, field):
        lines = (shipped() / "data" / table).read_text(encoding="utf-8").splitlines()
        return [line.split(",")[lines[0].split(",").index(field)] for line in lines[1:]]

    return {
        *(key for key in column("indicators.csv", "key") if "_" in key),
        *column("regions.csv", "region"),
        *(kind for kind in column("registers.csv", "kind") if "_" in kind),
        *(key for key in column("documents/sectors.csv", "id") if "_" in key or "-" in key),
        *column("documents/documents.csv", "id"),
    }  # fmt: skip


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=name)
def test_the_code_knows_no_province(path):
    """Codes, regions, indicators and documents are data; another province brings its own."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        text = "\n".join(told(tree(path)))
    assert re.findall(r"\b33\d{4}\b", text) == []
    words = set(re.findall(r"[A-Za-z0-9_-]+", text))
    assert words & own_words() == set()


def told(found):
    """Return the words of the code itself, without its docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(found)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node)
    }
    for node in ast.walk(found):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield str(node.value)
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_the_readme_opens_in_chinese_and_gives_the_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"[一-鿿]{4}", text[:400])
    for command in ("make run", "make test"):
        assert command in text


def test_every_command_of_the_readme_is_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    blocks = "\n".join(re.findall(r"`[^`]+`|```.*?```", text, re.DOTALL))
    asked = set(re.findall(r"\bmake ([a-z]+)", blocks))
    assert {"run", "test"} <= asked <= targets


def test_every_siquan_command_of_the_readme_is_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"`[^`]+`|```.*?```", text, re.DOTALL))
    asked = set(re.findall(r"\bsiquan ([a-z]+)\b", blocks))
    assert {"serve", "check", "value", "compare", "sites"} <= asked <= set(main.commands)


def test_the_import_contracts_name_every_module():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for room in ROOMS:
        for path in (ROOT / room).iterdir():
            if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.stem[0] != "_":
                assert re.search(rf"[\"| ]{path.stem}[\"| ]", text), path.stem


@pytest.mark.parametrize("script", sorted((ROOT / "assets").glob("*.js")), ids=lambda one: one.name)
def test_scripts_speak_no_language(script):
    assert not re.findall(r"[\u4e00-\u9fff]", script.read_text(encoding="utf-8"))
