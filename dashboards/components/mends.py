"""Controls of the report: each names what it mends; ``assets/intake.js`` asks again with it."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element


def choice(
    mend: str, options: dict[str, str], chosen: str, label: str = "", alias: str = ""
) -> html.Select:
    """Let one of some options be chosen.

    Parameters
    ----------
    mend : str
        What it decides: ``sheet``, or ``codes.12`` for row 12.
    options : mapping of value to text
    chosen : str
    label : str
        For those who do not see what it stands beside.
    alias : str
        The label of a row, to be remembered with what was chosen for it.
    """
    listed = [
        html.Option(text, value=value, selected=value == chosen) for value, text in options.items()
    ]
    told = attributes(data_mend=mend, aria_label=label or next(iter(options.values())))
    return html.Select(listed, **told, **(attributes(data_alias=alias) if alias else {}))


def field(mend: str, value: object, label: str = "") -> Any:
    """Let a number or a word be written."""
    told = {"type": "text", "inputmode": "numeric", "value": str(value), "data-mend": mend}
    return Element("input", {**told, **({"aria-label": label} if label else {})})


def labelled(label: str, control: Any) -> html.Label:
    """Put a label over a control."""
    return html.Label([html.Span(label, className="label"), control])
