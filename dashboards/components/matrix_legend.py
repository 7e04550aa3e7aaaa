"""The legend of the coverage: every mark that occurs in it, in words."""

from dash import html

from geo import say
from geo.catalogues import MARKS, Coverage
from geo.vocabulary import FLAGS


def letters(lang: str) -> dict[str, str]:
    """Return the letter that stands beside a value for each mark."""
    return {
        "series_break": say(lang, "mark.series_break", "b"),
        "partial": say(lang, "mark.partial", "p"),
        "mixed_scope": say(lang, "mark.mixed_scope", "s"),
        "mixed_vintage": say(lang, "mark.mixed_vintage", "v"),
        "union": say(lang, "mark.union", "u"),
        "boundary_differs": say(lang, "mark.boundary_differs", "o"),
        "unverified": "C",
    }


def matrix_legend(found: Coverage, lang: str) -> html.Ul:
    """Explain every mark of the table in words, those that occur in it only."""
    named = letters(lang)
    marks = {flag for cell in found.cells if cell.kind == "known" for flag in cell.marks}
    items = [
        *(html.Li([sample, html.Span(text)]) for sample, text in _samples(found, lang)),
        *(
            html.Li(
                [
                    html.Span(named[flag], className="sample letter"),
                    html.Span(FLAGS[flag].say(lang)),
                ]
            )
            for flag in MARKS
            if flag in marks
        ),
        html.Li(
            say(lang, "coverage.links", "A year opens its map; a value opens where it comes from."),
            className="hint",
        ),
    ]
    return html.Ul(items, className="matrix-legend")


def _samples(found: Coverage, lang: str) -> list[tuple[html.Span, str]]:
    """Show how the cells and rules that occur look, and say what that means."""
    known = [one for one in found.cells if one.kind == "known"]
    occur = {one.kind for one in found.cells} | {one.rule for one in found.cells}
    occur |= {"computed" if one.computed else "published" for one in known}
    part = "so many of its areas have a value of full scope; there is no total"
    vintage = "from here on another census vintage in this place"
    samples = {
        "published": ("12.3", "", say(lang, "coverage.known", "as published")),
        "computed": ("12.3", "c", say(lang, "coverage.computed", "computed from published values")),
        "part": ("3/4", "p", say(lang, "coverage.part", part)),
        "withheld": ("×", "w", say(lang, "coverage.withheld", "known, but withheld by a rule")),
        "none": ("", "n", say(lang, "coverage.missing", "no value found in the sources")),
        "declared": ("", "d", say(lang, "coverage.declared", "a declared break between two years")),
        "between": ("", "b", say(lang, "coverage.between", "a break somewhere among these years")),
        "vintage": ("", "v", say(lang, "coverage.vintage", vintage)),
    }
    return [
        (html.Span(sample, className=f"sample {names}".strip()), text)
        for key, (sample, names, text) in samples.items()
        if key in occur
    ]
