"""What stands behind a brief: its title, what it was written from, a note for every number."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from geo.briefs import Brief, Cited
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


class Notes:
    """The notes of a brief, numbered as the numbers come; one value has one note.

    Attributes
    ----------
    cited : list of Cited
        The values that have a note by now, in order.
    """

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self._numbers: dict[tuple[str, tuple[str, ...], int], int] = {}
        self.cited: list[Cited] = []

    def marked(self, one: Sentence) -> str:
        """Say a sentence with raised numbers, as HTML."""
        lang = self.brief.view.lang
        marks = {name: f"\ue000{name}\ue001" for name, _ in self._of(one)}
        text = escape(replace(one, blanks={**one.blanks, **marks}).say(lang))
        for name, cited in self._of(one):
            number = self._number(cited)
            text = text.replace(f"\ue000{name}\ue001", f"{escape(cited.shown)}<sup>{number}</sup>")
        return text

    def footed(self, one: Sentence) -> str:
        """Say a sentence with the marks of footnotes."""
        marks = {name: f"{x.shown}[^{self._number(x)}]" for name, x in self._of(one)}
        return replace(one, blanks={**one.blanks, **marks}).say(self.brief.view.lang)

    def parted(self, one: Sentence) -> Iterator[tuple[str, int]]:
        """Say a sentence in pieces, each with the number of the note that follows it, or zero."""
        found = dict(self._of(one))
        marks = {name: f"\ue000{name}\ue001" for name in found}
        text = replace(one, blanks={**one.blanks, **marks}).say(self.brief.view.lang)
        for piece in text.split("\ue000"):
            name, mark, rest = piece.partition("\ue001")
            if mark:
                yield found[name].shown, self._number(found[name])
            if rest if mark else piece:
                yield rest if mark else piece, 0

    def told(self) -> Iterator[str]:
        """Tell every note: what the number is, and the publications behind it."""
        lang, atlas = self.brief.view.lang, self.brief.atlas
        for cited in self.cited:
            found = sources(trace_of(self.brief, cited))
            names = "; ".join(
                " ".join(word for word in (source.title, source.url) if word) for source in found
            )
            unit = atlas.unit(cited.indicator, lang)
            yield f"{cited.indicator.name(lang)} {cited.value.year} ({unit}): {names}"

    def _of(self, one: Sentence) -> list[tuple[str, Cited]]:
        return [(name, x) for name, x in one.blanks.items() if isinstance(x, Cited)]

    def _number(self, cited: Cited) -> int:
        key = (cited.indicator.key, cited.codes, cited.value.year)
        if key not in self._numbers:
            self.cited.append(cited)
            self._numbers[key] = len(self.cited)
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
