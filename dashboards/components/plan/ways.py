"""Ways between the entries of the documents, and from them to the other pages."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dash import html

from geo import LANGUAGES, Atlas, View, say
from geo.plan import Entry

ANCHOR = "#entry"


@dataclass(frozen=True)
class Ways:
    """Where links lead, with the reader's language, theme and city kept.

    Attributes
    ----------
    atlas : Atlas
    view : View
        The page that the links stand on.
    """

    atlas: Atlas
    view: View

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.view.lang

    def to(self, page: str, /, **asked: str) -> str:
        """Return the address of a page that is asked for something."""
        view = self.view
        kept = {
            "lang": "" if view.lang == LANGUAGES[0] else view.lang,
            "theme": view.theme,
            "my": view.my,
        }
        told = {name: value for name, value in {**asked, **kept}.items() if value}
        query = urlencode(told, safe=",")
        return f"/{page}?{query}" if query else f"/{page}"

    def entry(self, key: str) -> str:
        """Return the address of an entry's sheet."""
        return f"{self.to('plan', entry=key)}{ANCHOR}"

    def named(self, code: str) -> str:
        """Return the address of what the documents say of a place."""
        return f"{self.to('plan', pin=code)}{ANCHOR}"

    def link(self, entry: Entry, words: Any = "", **more: Any) -> html.A:
        """Link to an entry, by its name or by other words."""
        return html.A(words or entry.name(self.lang), href=self.entry(entry.key), **more)

    def key(self, key: str, words: Any = "", **more: Any) -> Any:
        """Link to an entry by its key; the key alone where there is none."""
        known = self.atlas.documents.entries
        return self.link(known[key], words, **more) if key in known else (words or key)

    def place(self, code: str) -> html.A:
        """Link to an area or region on the map."""
        place = self.atlas.place(code)
        if place.by in self.atlas.groupings:
            return html.A(place.short(self.lang), href=self.to("", within=code))
        by = "" if place.by == self.atlas.start["by"] else place.by
        return html.A(place.short(self.lang), href=self.to("", by=by, pin=code))

    def places(self, codes: tuple[str, ...]) -> list[html.A]:
        """Link to the areas on the map; the whole province is no place on it."""
        known = self.atlas.gazetteer
        return [self.place(code) for code in codes if code in known.places and code != known.root]

    def where(self, entry: Entry) -> str:
        """Say in which document, section and line an entry is written."""
        return self.written(entry.document, entry.section, entry.line)

    def written(self, document: str, section: str, line: str) -> str:
        """Say in which document, section and line something is written."""
        paper = self.atlas.documents.paper(document)
        told = [paper.title(self.lang) if paper else "", self.spot(section, line)]
        return " · ".join(word for word in told if word)

    def spot(self, section: str, line: str) -> str:
        """Say section and line."""
        if not line:
            return section
        words = say(self.lang, "plan.line", "line {line}", line=line.replace(";", ", "))
        return f"{section} · {words}" if section else words


def joined(parts: list[Any], lang: str) -> list[Any]:
    """Put links or words one after the other, as ``lang`` separates them."""
    sign = "、" if lang == "zh" else ", "
    return [one for at, part in enumerate(parts) for one in ([sign, part] if at else [part])]
