"""The sentences of the tip under the pointer; the page fills their ``[blanks]`` as it moves."""

from geo import say


def tooltip(lang: str) -> dict[str, str]:
    """Return the sentences in ``lang``, by the names that ``assets/map.js`` knows them by."""
    return {
        "outside": say(lang, "tip.outside", "Outside the region shown; click to see it"),
        "missing": say(lang, "none", "no value"),
        "year": say(lang, "tip.year", "[amount] ([year])"),
        "rank": say(lang, "tip.rank", "[rank] of [of] in the province"),
        "sparse": say(lang, "tip.sparse", "[rank] of [of] with a value in the province"),
        "peer": say(lang, "tip.peer", "[rank] in its circle"),
        "share": say(lang, "tip.share", "[share]% of the province"),
        "again": say(lang, "tip.again", "Click again to open it"),
        "trace": say(lang, "tip.trace", "T: where this comes from"),
    }
