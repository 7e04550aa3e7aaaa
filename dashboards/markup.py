"""Write a tree of HTML components as HTML: what only has to be read needs no React."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Any

from dash.development.base_component import Component

_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_FREE = ("data-", "aria-")
_NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex"}


@dataclass(frozen=True, slots=True)
class Element:
    """An element that ``dash.html`` has no component for, such as ``input`` or ``svg``.

    Attributes
    ----------
    name : str
    attributes : mapping of name to value
        As HTML spells them.
    inside : components, texts or elements, or None
    """

    name: str
    attributes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    inside: Any = None


def markup(node: Any) -> str:
    """Return a component of ``dash.html``, a text, a number, or a list of them, as HTML.

    Texts and the values of attributes are escaped.

    Examples
    --------
    >>> markup(["1 < 2", Element("input", {"type": "search"})])
    '1 &lt; 2<input type="search">'
    """
    if node is None:
        return ""
    if isinstance(node, list | tuple):
        return "".join(map(markup, node))
    if isinstance(node, Element):
        return _written(node.name, node.attributes, node.inside)
    if not isinstance(node, Component):
        return escape(str(node), quote=False)
    kept = vars(node)
    known, kind = _named(type(node))
    props = {name: kept[name] for name in known if name in kept}
    props |= {name: one for name, one in kept.items() if name.startswith(_FREE)}
    return _written(kind, props, kept.get("children"))


@cache
def _named(kind: type[Component]) -> tuple[tuple[str, ...], str]:
    """Return the attributes that a component can have, in their order, and its element.

    What ``to_plotly_json`` gives takes five times as long: it looks for every attribute twice.
    """
    made: Any = kind()
    names = (name for name in made._prop_names if name != "children")
    return tuple(names), str(made._type).lower()


def _written(tag: str, attributes: Mapping[str, Any], inside: Any) -> str:
    opened = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    return opened if tag in _VOID else f"{opened}{markup(inside)}</{tag}>"


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, dict):
        value = ";".join(f"{_dashed(key)}:{one}" for key, one in value.items())
    name = _NAMES.get(name, name)
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def _dashed(name: str) -> str:
    return re.sub(r"(?<!^)[A-Z]", lambda found: f"-{found[0].lower()}", name)
