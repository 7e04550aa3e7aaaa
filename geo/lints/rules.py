"""All rules, and what they find on a sheet."""

from collections.abc import Iterable
from dataclasses import replace

from geo.exports.sheets import Sheet
from geo.lints import (
    claims,
    classings,
    colourings,
    figures,
    grounds,
    lettering,
    margins,
    mixtures,
    registrations,
    wordings,
)
from geo.lints.findings import Finding, Rule
from geo.objections import SEVERITIES
from geo.registry import Registry

RULES: Registry[Rule] = Registry(
    "rule",
    (
        *figures.RULES,
        *mixtures.RULES,
        *grounds.RULES,
        *classings.RULES,
        *colourings.RULES,
        *lettering.RULES,
        *registrations.RULES,
        *wordings.RULES,
        *claims.RULES,
        *margins.RULES,
    ),
)


def lint(sheet: Sheet, waived: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Find what a careful editor would object to before publication.

    Parameters
    ----------
    sheet : Sheet
    waived : iterable of str
        Keys of rules that are known and let stand, beside those that the sheet says.

    Returns
    -------
    tuple of Finding
        Errors first, then warnings, then hints; what is waived keeps its place, marked.
    """
    let = {*sheet.wish.waived, *waived}
    found = [one for rule in RULES.values() for one in rule.check(sheet)]
    weights = list(SEVERITIES)
    found.sort(key=lambda one: weights.index(RULES[one.rule].severity))
    return tuple(replace(one, waived=one.rule in let) for one in found)
