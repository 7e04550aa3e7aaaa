"""The closed list of what an editor would object to on a map."""

from geo.registry import Registry
from geo.vocabulary import Word

SEVERITIES = Registry(
    "severity", [Word("severity", key, key) for key in ("error", "warning", "hint")]
)
"""How much an objection weighs, the heaviest first."""

_TITLES = {
    "total_mapped": "A total is mapped as colour",
    "series_break": "A change crosses a break",
    "unverified": "Unverified values",
    "preliminary": "Preliminary values",
    "own_data": "Own data without a note",
    "no_source": "No source",
    "whole_and_parts": "Parts and whole disagree",
    "mixed_years": "Mixed years",
    "mixed_vintage": "Mixed census vintages",
    "mixed_scope": "Mixed scopes",
    "partial_sum": "Partial sums",
    "joined": "Joined areas",
    "withheld": "Known values are withheld",
    "boundary_year": "Boundaries are younger than the data",
    "low_coverage": "Low coverage",
    "no_values": "No values",
    "single_place": "A map of one value",
    "many_classes": "Too many classes",
    "more_classes": "More classes than values",
    "empty_class": "Empty classes",
    "years_scale": "Classes of all years leave this one pale",
    "lopsided": "One class holds most places",
    "one_class": "All places in one class",
    "limits_outside": "Own limits outside the values",
    "limits_alike": "Limits that look the same",
    "uncentred": "Two colours without a centre",
    "signed": "One colour for gains and losses",
    "centre_lost": "The turning point is not shown",
    "alike_protan": "Neighbours alike to the red-blind",
    "alike_deutan": "Neighbours alike to the green-blind",
    "alike_tritan": "Neighbours alike to the blue-blind",
    "alike_grey": "Neighbours alike in grey",
    "missing_alike": "A class looks like missing",
    "near_paper": "A class looks like paper",
    "less_is_better": "Dark is not good here",
    "label_clash": "Names overlap",
    "many_labels": "Too many names",
    "register_partial": "Incomplete register without a note",
    "coarse_sites": "Sites that may lie elsewhere",
    "unplaced_sites": "Sites that are not drawn",
    "blank_title": "Blank title",
    "long_title": "Long title",
    "other_year": "The title names another year",
    "no_year": "The title names no year",
    "other_place": "The title names another place",
    "other_indicator": "The title names another indicator",
    "no_unit": "The title names no unit",
    "long_note": "Long note",
    "summed_share": "A sum of what has none",
    "no_ranking": "Ranks that there are not",
    "tied_ranks": "Ranks that are shared",
    "nominal": "Nominal growth is not called so",
    "other_nature": "Nominal and real growth confused",
    "no_legend": "No legend",
    "no_missing_entry": "No entry for what is missing",
    "no_address": "No address",
    "outside_frame": "Outside the allowed window",
    "no_review": "No review number",
    "odd_review": "Odd review number",
}

LINTS = Registry("lint", [Word("lint", key, title) for key, title in _TITLES.items()])
"""The titles of the rules."""
