"""Terms of comparison: an indicator as it is, per head, as a share, as an index, as growth.

What is compared in other terms is an indicator of its own, computed after aggregation by the same
rules: per head is a ratio of sums, an index is a quotient of two ratios of sums. So it has
coverage, breaks and a trace like any other.
"""

from collections.abc import Container
from dataclasses import dataclass, replace

from geo.indicators import Indicator
from geo.text import Sentence, sentence
from geo.units import plain_unit, quotient_power
from geo.vocabulary import BASES

PLAIN = next(iter(BASES))
"""The indicator as it is."""
GROWTH = "growth"
SINCE = "since"
"""Average growth a year: ``since2019``."""
INDEX = "index"
"""The unit of an index, in which the province is 100."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What other terms need to know of a collection.

    Attributes
    ----------
    people : Indicator or None
        The residents that values are divided by; ``None`` where there are none.
    units : container of str
        Units that have a name.
    """

    people: Indicator | None
    units: Container[str]

    def of(self, indicator: Indicator, basis: str) -> Indicator | None:
        """Return an indicator in other terms; ``None`` where they have no meaning for it.

        Parameters
        ----------
        indicator : Indicator
        basis : str
            One of ``vocabulary.BASES``, ``growth`` on the year before, or ``since`` and a year for
            the average growth since then.

        Returns
        -------
        Indicator or None
            Its key is the key of the indicator, a dot and the basis. A total's index is that of its
            value per head: totals of large and small places have no index.
        """
        if basis == PLAIN:
            return indicator
        year = basis.removeprefix(SINCE)
        if year != basis and year.isdecimal():
            return _since(indicator, int(year))
        made = {"head": self._per_head, "share": _share, INDEX: self._index, GROWTH: _growth}
        return made[basis](indicator) if basis in made else None

    def _per_head(self, one: Indicator) -> Indicator | None:
        """Divide a total by the residents."""
        people = self.people
        if people is None:
            return None
        if one.measure == "ratio" and one.denominator == people.numerator:
            return one
        if not _total(one) or one.key == people.key:
            return None
        unit = plain_unit(one.unit)
        if unit == plain_unit(people.unit):
            unit = "%"
        power = quotient_power(one.unit, people.unit, unit)
        if power is None or power < 0 or unit not in self.units:
            return None
        return replace(
            _renamed(one, "head", sentence("terms.head", "{name} per head", name="")),
            measure="ratio",
            denominator=people.numerator,
            factor=float(10**power),
            unit=unit,
            decimals=1 if unit == "%" else 0,
        )

    def _index(self, one: Indicator) -> Indicator | None:
        """Compare with the province, which is 100."""
        people = self.people
        main = replace(
            _renamed(one, INDEX, sentence("terms.index", "{name} (province = 100)", name="")),
            factor=100.0,
            unit=INDEX,
            palette="diverging",
            centre="100",
            decimals=1,
        )
        if one.measure in ("ratio", "quotient"):
            return replace(main, measure="quotient")
        if one.measure == "column" and not one.additive and one.nature == "level":
            return replace(main, measure="relative")
        if people is None or not _total(one) or one.key == people.key:
            return None
        head = _renamed(
            one,
            INDEX,
            sentence("terms.index_head", "{name} per head (province = 100)", name=""),
        )
        names = {"name_zh": head.name_zh, "name_en": head.name_en}
        return replace(main, measure="quotient", denominator=people.numerator, **names)


def _total(one: Indicator) -> bool:
    return one.measure == "column" and one.additive


def _share(one: Indicator) -> Indicator | None:
    """Divide a total by that of the province."""
    if not _total(one):
        return None
    share = _renamed(
        one, "share", sentence("terms.share", "{name}, share of the province", name="")
    )
    return replace(share, measure="share", factor=100.0, unit="%", decimals=1)


def _growth(one: Indicator) -> Indicator | None:
    """Compare a total with that of the year before."""
    if not _total(one) or one.nature != "level":
        return None
    grown = _renamed(one, GROWTH, sentence("terms.growth", "Growth of {name}", name=""))
    return replace(
        grown,
        measure="growth",
        factor=100.0,
        unit="%",
        nature="nominal",
        palette="diverging",
        centre="0",
        decimals=1,
    )


def _since(one: Indicator, year: int) -> Indicator | None:
    """Compare a total with that of a year, as average growth a year."""
    grown = _growth(one)
    if grown is None:
        return None
    name = sentence("terms.since", "Average growth of {name} since {year}", name="", year=year)
    named = _renamed(one, f"{SINCE}{year}", name)
    names = {"key": named.key, "name_zh": named.name_zh, "name_en": named.name_en}
    return replace(grown, measure="average_growth", base_year=year, **names)


def _renamed(one: Indicator, basis: str, name: Sentence) -> Indicator:
    """Name an indicator in other terms, in every language."""
    zh, en = (
        replace(name, blanks={**name.blanks, "name": one.name(lang)}).say(lang)
        for lang in ("zh", "en")
    )
    return replace(one, key=f"{one.key}.{basis}", name_zh=zh, name_en=en)
