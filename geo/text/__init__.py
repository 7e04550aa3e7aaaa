"""Words for readers: English beside the thing it names, other languages here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

_CATALOGUES: dict[str, dict[str, str]] = {
    file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
    for file in files(__name__).iterdir()
    if file.name.endswith(".toml")
}
LANGUAGES = (*sorted(_CATALOGUES, reverse=True), "en")


def say(lang: str, key: str, english: str, /, **blanks: object) -> str:
    """Say ``english``, known as ``key``, in ``lang``; English where nobody translated it.

    Parameters
    ----------
    lang : str
        One of ``LANGUAGES``.
    key : str
        Name of the sentence in the catalogues.
    english : str
        The sentence, with ``{blanks}`` to be filled.
    **blanks
        What to put in.
    """
    return _filled(lang, key, english, blanks)


def _filled(lang: str, key: str, english: str, blanks: Mapping[str, object]) -> str:
    template = _CATALOGUES.get(lang, {}).get(key, english)
    return template.format(**blanks) if blanks else template


@dataclass(frozen=True)
class Sentence:
    """Something to be said once the reader's language is known.

    Attributes
    ----------
    key, english : str
        As for ``say``.
    blanks : mapping of name to value
        What to put in; a value that is a sentence itself is said in the same language.
    """

    key: str
    english: str
    blanks: Mapping[str, object]

    def say(self, lang: str) -> str:
        """Say it in ``lang``."""
        filled = {
            name: value.say(lang) if isinstance(value, Sentence) else value
            for name, value in self.blanks.items()
        }
        return _filled(lang, self.key, self.english, filled)

    def __str__(self) -> str:
        return self.say("en")


@dataclass(frozen=True)
class Name(Sentence):
    """Words that the data bring along in both languages; they stand in no catalogue."""

    chinese: str = ""

    def say(self, lang: str) -> str:
        """Say them in ``lang``."""
        return self.chinese if lang == "zh" else self.english


def named(chinese: str, english: str) -> Name:
    """Put a name of the data into a sentence that is said later."""
    return Name("", english, {}, chinese)


def sentence(key: str, english: str, /, **blanks: object) -> Sentence:
    """Write down a sentence to be said later; key and English as for ``say``."""
    return Sentence(key, english, blanks)


def number(value: float, decimals: int) -> str:
    """Write a number with thousands separated and a true minus: ``−1,234.5``."""
    return f"{value:z,.{decimals}f}".replace("-", "−")


def listed(lang: str, words: list[str] | tuple[str, ...]) -> str:
    """Write words one after the other, as ``lang`` separates them."""
    return ("、" if lang == "zh" else ", ").join(words)
