"""Labels: the names of the further numbers of a study, and of its rows."""

from geo.text import say

_PARTS = {
    "around": "mean of the neighbours",
    "score": "z score",
    "hh": "high among high",
    "hl": "high among low",
    "lh": "low among high",
    "ll": "low among low",
    "hot": "hot spots",
    "cold": "cold spots",
    "regions": "regions",
    "explained": "of the variance between these regions (%)",
    "official": "of the variance between the official regions (%)",
    "uncontrolled": "significant without control",
    "by_people": "weighted by residents",
    "between": "between the regions",
    "within": "within the regions",
    "between_by_people": "between the regions, by residents",
    "within_by_people": "within the regions, by residents",
    "effective": "as concentrated as so many equal areas",
    "largest": "share of the largest (%)",
    "above": "areas above 1",
    "first": "in the first year",
    "last": "in the last year",
    "fit": "R²",
    "error": "standard error",
    "speed": "of the gap closed a year (%)",
    "half": "years until half of the gap is closed",
    "before": "in the first year, all",
    "growth": "growth of all (%)",
    "share": "share of all",
    "mix": "industry mix",
    "regional": "regional shift",
    "yearly_share": "share of all, year by year",
    "yearly_mix": "industry mix, year by year",
    "yearly_regional": "regional shift, year by year",
    "drop_within": "mean drop inside regions",
    "borders": "borders compared",
    "overall": "growth of all a year (%)",
    "leading": "specialised, growing faster",
    "rising": "not specialised, growing faster",
    "lagging": "not specialised, growing slower",
    "fading": "specialised, growing slower",
}


def told(key: str, lang: str) -> str:
    """Name a further number of a study or of a row."""
    return say(lang, f"study.part.{key}", _PARTS[key])
