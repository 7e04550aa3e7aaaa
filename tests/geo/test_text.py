"""Every word of the interface is said in every language, and no word is left over."""

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from geo import objections, vocabulary
from geo.classes import METHODS
from geo.registry import Registry
from geo.text import LANGUAGES, listed, number, say
from geo.vocabulary import LEVELS

ROOT = Path(__file__).parents[2]
CODE = [path for room in ("geo", "dashboards") for path in sorted((ROOT / room).rglob("*.py"))]
CHINESE = tomllib.loads((ROOT / "geo/text/zh.toml").read_text(encoding="utf-8"))
LISTS = [*vars(vocabulary).values(), *vars(objections).values()]
WORDS = [one for one in LISTS if isinstance(one, Registry)]

# Keys that are put together in the code, by how they are written there, and what they become.
BUILT = {
    "{}.{}": {f"{words.kind}.{key}" for words in WORDS for key in words},
    "level.{}.short": {f"level.{key}.short" for key in LEVELS if key != "province"},
    "method.{}": {f"method.{key}" for key in METHODS},
    "method.{}.hint": {f"method.{key}.hint" for key in METHODS},
}


KEY_AT = {"say": 1, "sentence": 0}
"""Where the key stands in a call; the English follows it."""


class Said(NamedTuple):
    """A call of ``say``: its key, or how it is put together; its English; the blanks it fills."""

    key: str
    built: bool
    english: str | None
    given: frozenset[str | None]


def calls():
    """Find every call of ``say`` or ``sentence`` with a key and a sentence."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            first = KEY_AT.get(node.func.id) if named else None
            if first is not None and len(node.args) >= first + 2:
                given = frozenset(one.arg for one in node.keywords)
                for key, english in branches(*node.args[first : first + 2]):
                    built = isinstance(key, ast.JoinedStr)
                    word = english.value if isinstance(english, ast.Constant) else None
                    found = Said(pattern(key), built, word, given)
                    yield pytest.param(
                        found, id=f"{path.relative_to(ROOT)}:{node.lineno}:{key.lineno}"
                    )


def branches(key, english):
    """Return the keys of ``a if it is so else b``, each with its sentence."""
    if not isinstance(key, ast.IfExp):
        return [(key, english)]
    both = isinstance(english, ast.IfExp)
    return [(key.body, english.body if both else english),
            (key.orelse, english.orelse if both else english)]  # fmt: skip


def pattern(key):
    """Return a key, or an f-string with its blanks empty; nobody would find another."""
    if isinstance(key, ast.Constant):
        return key.value
    assert isinstance(key, ast.JoinedStr), ast.unparse(key)
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in key.values)


def blanks(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def becomes(built):
    """Return the keys that a key put together in the code can become."""
    if built in BUILT:
        return BUILT[built]
    as_pattern = re.escape(built).replace(r"\{\}", "[a-z_]+")
    return {key for key in CHINESE if re.fullmatch(as_pattern, key)}


CALLS = list(calls())
LITERAL = [one for one in CALLS if not one.values[0].built]
OTHER = [one for one in CALLS if one.values[0].built]


def test_there_are_words():
    assert len(LITERAL) > 40
    assert LANGUAGES == ("zh", "en")


@pytest.mark.parametrize("said", LITERAL)
def test_a_sentence_is_said_in_chinese_with_the_same_blanks(said):
    assert said.key in CHINESE
    if said.english is not None:
        assert blanks(CHINESE[said.key]) == blanks(said.english)
    if None not in said.given:
        assert blanks(CHINESE[said.key]) <= said.given


@pytest.mark.parametrize("said", OTHER)
def test_a_key_that_is_put_together_is_said_in_chinese_whatever_it_becomes(said):
    assert becomes(said.key)
    assert becomes(said.key) <= set(CHINESE)


def test_no_sentence_is_left_over():
    used = {one.values[0].key for one in LITERAL}
    for one in OTHER:
        used |= becomes(one.values[0].key)
    assert set(CHINESE) - used == set()


def test_one_key_has_one_english_sentence():
    found = {}
    for one in LITERAL:
        found.setdefault(one.values[0].key, set()).add(one.values[0].english)
    assert {key: words for key, words in found.items() if len(words - {None}) > 1} == {}


def test_a_word_that_nobody_translated_appears_in_english():
    assert say("zh", "nothing.of.the.kind", "{count} things", count=3) == "3 things"
    assert say("zh", "nothing.of.the.kind", "100 {things}") == "100 {things}"
    assert say("fr", "title", "Title") == "Title"
    assert say("zh", "none", "no value") == "无数据"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1234.5, 1, "1,234.5"), (-1234.56, 1, "−1,234.6"), (0.0, 0, "0"), (-0.001, 1, "0.0"),
        (1e6, 0, "1,000,000"), (0.125, 2, "0.12"),
    ],
)  # fmt: skip
def test_numbers_have_thousands_separated_and_a_true_minus(value, decimals, written):
    assert number(value, decimals) == written


def test_words_are_listed_as_the_language_separates_them():
    assert listed("zh", ["一", "二"]) == "一、二"
    assert listed("en", ("one", "two")) == "one, two"
    assert listed("en", []) == ""
