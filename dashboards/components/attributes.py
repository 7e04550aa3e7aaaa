"""Attributes of HTML that Python cannot spell."""

from typing import Any


def attributes(**named: str) -> Any:
    """Return ``data-`` and ``aria-`` attributes, to be passed on by ``**``.

    Examples
    --------
    >>> attributes(aria_label="Map", data_code="330100")
    {'aria-label': 'Map', 'data-code': '330100'}
    """
    return {name.replace("_", "-"): value for name, value in named.items()}
