"""Subjects: what the sentences of a study are about."""

from geo.analysis.cautions import several
from geo.analysis.measures import MEASURES, SECTORS
from geo.analysis.results import Row, Study
from geo.text import listed, say


def what(study: Study, lang: str) -> str:
    """Name what was measured: whose values, of which areas, when, and how many of them."""
    drawn = study.sample
    within = drawn.atlas.place(drawn.view.within or drawn.atlas.province.code)
    when = "–".join(map(str, (study.years[0], study.years[-1]))) if study.years else drawn.year
    return say(
        lang,
        "study.what" if when else "study.what.latest",
        "{indicator}, {level} of {place}, {year} ({have} of {of} areas)"
        if when
        else "{indicator}, {level} of {place}, newest year of each ({have} of {of} areas)",
        indicator=say(lang, "study.industries", "Value added of the industries")
        if SECTORS in MEASURES[study.measure].needs
        else drawn.indicator.name(lang),
        level=several(drawn, lang),
        place=within.name(lang),
        year=when,
        have=drawn.have,
        of=drawn.of,
    )


def whole_of(study: Study, lang: str) -> str:
    """Name what a quotient divides by."""
    drawn = study.sample
    below = drawn.indicator.denominator
    columns = below.columns if below else ()
    return listed(lang, [drawn.atlas.indicators[key].name(lang) for key in columns])


def name_of(study: Study, row: Row, lang: str) -> str:
    """Name the area of a row, in short."""
    names = dict(zip(study.sample.codes, study.sample.names(lang), strict=True))
    return names[row.code]
