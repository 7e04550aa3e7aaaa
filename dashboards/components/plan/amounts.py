"""Numbers of the documents in words: value, unit, qualifier, kind and what stands beside them."""

from dash import html

from dashboards.components.plan.ways import Ways
from geo import say
from geo.plan import BESIDE, Fact, Figure
from geo.plan.vocabularies import basis_word, fact_word, role_word
from geo.text import number

MARKS = {"actual": "●", "baseline": "●", "expected": "◐", "target": "○"}
"""What is known is filled, what is expected half, what is to be reached hollow."""


def amount(fact: Fact, lang: str) -> str:
    """Write a number with its unit and qualifier; a blank is not published, never zero."""
    if fact.value is None:
        return say(lang, "plan.blank", "not published")
    word = fact.say("qualifier", lang)
    unit = fact.say("unit", lang)
    value = plain(fact.value)
    between = "" if unit == "%" or lang == "zh" else " × " if unit[:1].isdigit() else " "
    told = f"{value}{between}{unit}"
    if not word or fact.kind == "expected":
        return told
    return say(lang, "plan.amount", "{amount} ({qualifier})", amount=told, qualifier=word)


def plain(value: float) -> str:
    """Write a number with as many decimals as it is printed with."""
    decimals = next((at for at in range(5) if round(value, at) == value), 6)
    return number(value, decimals)


def marked(fact: Fact, lang: str) -> html.Span:
    """Mark the kind of a number, and say it."""
    return html.Span(
        [html.I(MARKS.get(fact.kind, "·"), className=f"mark {fact.kind}"),
         fact_word(fact.kind, lang)], className="fact-kind",
    )  # fmt: skip


def remarks(ways: Ways, fact: Fact) -> list[str]:
    """Say what must be minded of a number: its role, its year, what differs, and the note."""
    lang, told = ways.lang, [role_word(fact.role, ways.lang)]
    if fact.basis not in ("stated", "period"):
        told.append(basis_word(fact.basis, lang))
    if fact.role not in BESIDE:
        told += [_other(other, lang) for other in ways.atlas.documents.beside(fact)]
    return [word for word in (*told, fact.say("note", lang)) if word]


def _other(other: Fact, lang: str) -> str:
    """Tell another number that is printed for the same year."""
    what = {
        "conflict": say(lang, "plan.beside.conflict", "another figure is printed: {amount}",
                        amount=amount(other, lang)),
        "restated": say(lang, "plan.beside.restated", "elsewhere told as {kind}: {amount}",
                        kind=fact_word(other.kind, lang), amount=amount(other, lang)),
    }  # fmt: skip
    return what.get(other.role, "")


def aimed(ways: Ways, key: str) -> list[html.Span]:
    """Tell the targets of a figure, each with its year, and lead to it."""
    figure = ways.atlas.documents.entries.get(key)
    if not isinstance(figure, Figure):
        return []
    lang = ways.lang
    return [
        html.Span([ways.link(figure), f" {one.year} ", html.B(amount(one, lang))], className="aim")
        for one in figure.targets
    ]
