"""Numbers that lead to where they come from; ``assets/trace.js`` opens it beside the page."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from dash import html

from dashboards.components.attributes import attributes
from geo import View

PATH = "/trace"


def traced(
    view: View, indicator: str, codes: Iterable[str], year: int, children: Any, **more: Any
) -> html.A:
    """Link a number to its trace; the address works by itself, in another window too.

    Parameters
    ----------
    view : View
        Its language, and the exceptions that the reader asked for.
    indicator : str
        Key.
    codes : iterable of str
        The place, or the places that share the value.
    year : int
    children : str or component
        The number as it is shown.
    """
    asked = {"indicator": indicator, "code": "+".join(codes), "year": str(year)}
    asked |= {"allow": ",".join(view.allow)} if view.allow else {}
    asked |= {"lang": view.lang} if view.lang != "zh" else {}
    href = f"{PATH}?{urlencode(asked, safe=',.')}"
    return html.A(children, href=href, **attributes(data_trace="1"), **more)


def inlaid(sentence: str, shown: str, link: html.A) -> list[Any]:
    """Put a link into a sentence where its number stands."""
    before, _, after = sentence.partition(shown)
    return [before, link, after]
