"""What stands behind a brief: its title, what it was written from, a note for every number."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from geo.briefs import Brief, Cited, Linked
from geo.text import Sentence, say
from geo.traces import Trace, sources, trace


def title(brief: Brief) -> str:
    """Name a brief."""
    lang = brief.view.lang
    return say(lang, "brief.title", "Situation: {place}", place=brief.place.name(lang))


def lead(brief: Brief) -> str:
    """Say what it was written from."""
    return say(
        brief.view.lang,
        "brief.from",
        "Written from the data alone, data {version}. Address: {address}",
        version=brief.atlas.version,
        address=brief.atlas.address(replace(brief.view, pin=brief.place.code)),
    )


def numbers_of(one: Sentence) -> list[tuple[str, Cited | Linked]]:
    """Return the numbers of a sentence, by the names of their blanks."""
    return [(name, x) for name, x in one.blanks.items() if isinstance(x, Cited | Linked)]


def key_of(cited: Cited | Linked) -> object:
    """Return what two numbers share that are one value."""
    if isinstance(cited, Cited):
        return cited.indicator.key, cited.codes, cited.value.year
    return cited.address, cited.origin.say("en")


def parted(one: Sentence, lang: str) -> Iterator[str | Cited | Linked]:
    """Say a sentence in pieces: what stands between its numbers, and these."""
    found = dict(numbers_of(one))
    marks = {name: f"\ue000{name}\ue001" for name in found}
    text = replace(one, blanks={**one.blanks, **marks}).say(lang)
    for piece in text.split("\ue000"):
        name, mark, rest = piece.partition("\ue001")
        if mark:
            yield found[name]
        yield rest if mark else piece


class Notes:
    """The notes of a brief, numbered as the numbers come; one value has one note."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self._numbers: dict[object, int] = {}
        self._cited: list[Cited | Linked] = []

    def marked(self, one: Sentence) -> str:
        """Say a sentence with raised numbers, as HTML."""
        lang = self.brief.view.lang
        marks = {name: f"\ue000{name}\ue001" for name, _ in numbers_of(one)}
        text = escape(replace(one, blanks={**one.blanks, **marks}).say(lang))
        for name, cited in numbers_of(one):
            number = self._number(cited)
            text = text.replace(f"\ue000{name}\ue001", f"{escape(cited.shown)}<sup>{number}</sup>")
        return text

    def footed(self, one: Sentence) -> str:
        """Say a sentence with the marks of footnotes."""
        marks = {name: f"{x.shown}[^{self._number(x)}]" for name, x in numbers_of(one)}
        return replace(one, blanks={**one.blanks, **marks}).say(self.brief.view.lang)

    def told(self) -> Iterator[str]:
        """Tell every note: what the number is, and the publications behind it."""
        lang, atlas = self.brief.view.lang, self.brief.atlas
        for cited in self._cited:
            if isinstance(cited, Linked):
                yield f"{cited.origin.say(lang)} ({cited.address})"
                continue
            found = sources(trace_of(self.brief, cited))
            names = "; ".join(
                " ".join(word for word in (source.title, source.url) if word) for source in found
            )
            unit = atlas.unit(cited.indicator, lang)
            yield f"{cited.indicator.name(lang)} {cited.value.year} ({unit}): {names}"

    def _number(self, cited: Cited | Linked) -> int:
        key = key_of(cited)
        if key not in self._numbers:
            self._cited.append(cited)
            self._numbers[key] = len(self._cited)
        return self._numbers[key]


def trace_of(brief: Brief, cited: Cited) -> Trace:
    """Trace a number of a brief."""
    atlas = brief.atlas
    whole = cited.codes == (atlas.province.code,)
    places = next(
        (
            (place,)
            for place in atlas.gazetteer.places.values()
            if place.codes == cited.codes and (place.by in atlas.levels or whole)
        ),
        (brief.place,),
    )
    return trace(atlas, cited.indicator, cited.value, places)
