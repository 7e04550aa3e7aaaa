"""Mentions: the places, corridors and ports that the documents name, and how they are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.sources import Row

POINT, LINE, AREA, NOWHERE = "point", "line", "area", "nowhere"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a document names.

    Attributes
    ----------
    key : str
        Its number in the table.
    name_zh, name_en, kind : str
    says_zh, says_en : str
        What the document says of it, in short.
    codes : tuple of str
        Areas that stand for it.
    position : tuple of float or None
        Longitude and latitude, WGS84 degrees.
    basis_zh, basis_en : str
        Where its geometry comes from.
    document, document_zh, document_en, section, lines : str
    """

    key: str
    name_zh: str
    name_en: str
    kind: str
    says_zh: str
    says_en: str
    codes: tuple[str, ...]
    position: tuple[float, float] | None
    basis_zh: str
    basis_en: str
    document: str
    document_zh: str
    document_en: str
    section: str
    lines: str

    def name(self, lang: str) -> str:
        """Return its name in ``lang``."""
        return self.name_zh if lang == "zh" else self.name_en

    def title(self, lang: str) -> str:
        """Return the document's title in ``lang``."""
        return self.document_zh if lang == "zh" else self.document_en

    def says(self, lang: str) -> str:
        """Return what the document says of it in ``lang``."""
        return self.says_zh if lang == "zh" else self.says_en

    def basis(self, lang: str) -> str:
        """Return where its geometry comes from, in ``lang``."""
        return self.basis_zh if lang == "zh" else self.basis_en

    @property
    def shape(self) -> str:
        """How it is drawn: a line through its areas, a point, its areas; or not at all.

        Lines and areas are schematic: the documents draw none.
        """
        if self.kind in _LINES and len(self.codes) > 1:
            return LINE
        if self.position:
            return POINT
        return AREA if self.codes and not self.whole else NOWHERE

    @property
    def whole(self) -> bool:
        """Whether it is of the whole province, which is no place on a map of it."""
        return len(self.codes) == 1 and self.codes[0].endswith("0000")


_LINES = ("corridor",)


def mentions(atlas: Atlas) -> tuple[Mention, ...]:
    """Read the named places, each with document, section and line."""
    titles = {
        row["id"]: (str(row["title_zh"]), str(row["title_en"]))
        for row in atlas.tables.get("documents", ())
    }
    lines = {
        str(row["id"]): str(row["source_line"] or "")
        for row in atlas.tables.get("named_entities", ())
    }
    return tuple(
        _mention(number, row, titles[row["document"]], lines)
        for number, row in enumerate(atlas.tables.get("plan_places", ()), 1)
    )


def _mention(number: int, row: Row, titles: tuple[str, str], lines: Mapping[str, str]) -> Mention:
    lon, lat = row["lon"], row["lat"]
    named = [lines[key] for key in _split(row.get("entities")) if lines.get(key)]
    return Mention(
        key=f"{number}",
        name_zh=str(row["name"]),
        name_en=str(row["name_en"]),
        kind=str(row["kind"]),
        says_zh=_chinese(row, "document_says"),
        says_en=str(row["document_says"]),
        codes=_split(row["geometry_codes"]),
        position=None if lon is None or lat is None else (float(lon), float(lat)),
        basis_zh=_chinese(row, "geometry_basis"),
        basis_en=str(row["geometry_basis"]),
        document=str(row["document"]),
        document_zh=titles[0],
        document_en=titles[1],
        section=str(row["section_item"]),
        lines=", ".join(dict.fromkeys(named)),
    )


def _chinese(row: Row, column: str) -> str:
    """Return the Chinese twin of a column; the column itself where the table has no twin."""
    return str(row.get(f"{column}_zh") or row[column])


def _split(text: object) -> tuple[str, ...]:
    return tuple(word for word in str(text or "").split(";") if word)
