"""Words for readers: English beside the thing it names, other languages here."""

import tomllib
from importlib.resources import files

_CATALOGUES: dict[str, dict[str, str]] = {
    file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
    for file in files(__name__).iterdir()
    if file.name.endswith(".toml")
}
LANGUAGES = (*sorted(_CATALOGUES, reverse=True), "en")


def say(lang: str, key: str, english: str, **blanks: object) -> str:
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
    sentence = _CATALOGUES.get(lang, {}).get(key, english)
    return sentence.format(**blanks) if blanks else sentence


def number(value: float, decimals: int) -> str:
    """Write a number with thousands separated and a true minus: ``−1,234.5``."""
    return f"{value:z,.{decimals}f}".replace("-", "−")


def listed(lang: str, words: list[str] | tuple[str, ...]) -> str:
    """Write words one after the other, as ``lang`` separates them."""
    return ("、" if lang == "zh" else ", ").join(words)
