"""The network of departments, drawn: around a circle, with a thread for items they share."""

from math import cos, pi, sin

from dashboards.components.plan.ways import Ways
from dashboards.markup import Element
from geo import say
from geo.plan import Department

RADIUS, GAP = 190.0, 20.0
LETTER = {"zh": 12.5}
"""Width of a letter of a name; of other languages 6.3."""

LONGEST = 38
"""Letters of a name; more are cut off."""

FEW = 2
"""So many shared items make a thread that is seen at once; a single one is faint."""


def network(ways: Ways) -> Element:
    """Draw the departments and what they share; the list beside it says the most of it."""
    lang, documents = ways.lang, ways.atlas.documents
    known = {one.key for one in documents.departments}
    threads = [one for one in documents.together if {*one[:2]} <= known]
    order = [one.key for one in documents.departments]
    at = {key: 2 * pi * place / len(order) - pi / 2 for place, key in enumerate(order)}
    names = {one.key: _short(one.name(lang)) for one in documents.departments}
    longest = max(map(len, names.values()))
    size = 2 * (RADIUS + GAP + longest * LETTER.get(lang, 6.3))
    label = say(
        lang,
        "plan.network",
        "Departments around a circle; a thread joins two that share items, thicker for more."
        " {count} pairs share at least one.",
        count=len(threads),
    )
    lines = [_thread(at[here], at[there], len(items)) for here, there, items in threads[::-1]]
    ends = [_name(ways, one, names[one.key], at[one.key]) for one in documents.departments]
    return Element(
        "svg",
        {
            "viewBox": f"{-size / 2:.0f} {-size / 2:.0f} {size:.0f} {size:.0f}",
            "class": "network",
            "role": "group",
            "aria-label": label,
        },
        [*lines, *ends],
    )


def _thread(here: float, there: float, count: int) -> Element:
    ax, ay = RADIUS * cos(here), RADIUS * sin(here)
    bx, by = RADIUS * cos(there), RADIUS * sin(there)
    return Element(
        "path",
        {
            "d": f"M{ax:.0f} {ay:.0f}Q0 0 {bx:.0f} {by:.0f}",
            "class": "many" if count >= FEW else "one",
            "stroke-width": f"{count * 0.9:.1f}",
        },
    )


def _short(name: str) -> str:
    """Shorten a long name; its whole is told where it is pointed at."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _name(ways: Ways, one: Department, name: str, angle: float) -> Element:
    degrees = angle * 180 / pi
    left = cos(angle) < 0
    turned = degrees + 180 if left else degrees
    x, y = RADIUS * cos(angle), RADIUS * sin(angle)
    out, size = RADIUS + 12, 2.5 + len(one.items) * 0.35
    return Element(
        "a",
        {"href": ways.entry(one.key)},
        [
            Element("title", {}, [one.name(ways.lang)]),
            Element("circle", {"cx": f"{x:.0f}", "cy": f"{y:.0f}", "r": f"{size:.1f}"}),
            Element(
                "text",
                {
                    "transform": f"translate({out * cos(angle):.0f} {out * sin(angle):.0f})"
                    f" rotate({turned:.0f})",
                    "class": "end" if left else "start",
                },
                [name],
            ),
        ],
    )  # fmt: skip
