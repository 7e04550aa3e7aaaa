"""Questions: what the page asks through Dash is taken as the page writes it, or not at all."""

from collections.abc import Mapping
from typing import Any, cast

from dash import Dash
from flask import Response, request

from dashboards.guards import LARGEST, LONGEST
from dashboards.refusals import misunderstood

_PATH = "/_dash-update-component"
_NEEDED = {"output", "outputs", "inputs"}
_KNOWN = _NEEDED | {"state", "changedPropIds", "parsedChangedPropsIds"}


def register(app: Dash) -> None:
    """Look at every question before Dash does, which trusts its form."""

    @app.server.before_request
    def look() -> Response | None:  # pyright: ignore[reportUnusedFunction]
        if request.method != "POST" or request.path != _PATH:
            return None
        try:
            body = request.get_json(silent=True)
        except RecursionError:
            body = None
        return None if understood(body, app.callback_map) else misunderstood()


def understood(body: object, callbacks: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a body asks one of the callbacks, with every part of the kind that it has.

    Parameters
    ----------
    body : object
        JSON.
    callbacks : mapping of output to what Dash knows of a callback
        All values of the inputs are texts; a state is a text or nothing.
    """
    if not isinstance(body, dict):
        return False
    told = cast("dict[str, Any]", body)
    output = told.get("output")
    if not (told.keys() >= _NEEDED and told.keys() <= _KNOWN and isinstance(output, str)):
        return False
    known = callbacks.get(output, {})
    if "callback" not in known:  # unknown, or answered by the browser itself
        return False
    name, _, part = output.rpartition(".")
    return (
        told["outputs"] == {"id": name, "property": part}
        and _fits(told["inputs"], known["inputs"], LONGEST, (str,))
        and _fits(told.get("state", []), known["state"], LARGEST, (str, type(None)))
        and _texts(told.get("changedPropIds", []))
    )


def _fits(given: object, wanted: list[dict[str, str]], most: int, kinds: tuple[type, ...]) -> bool:
    """Whether values came along for all that is wanted: in its order, of a kind, not too long."""
    if not isinstance(given, list):
        return False
    parts = [one if isinstance(one, dict) else {} for one in cast("list[Any]", given)]
    names = [(one.get("id"), one.get("property")) for one in parts]
    values = [one.get("value") for one in parts]
    return names == [(one["id"], one["property"]) for one in wanted] and all(
        isinstance(one, kinds) and len(one or "") <= most for one in values
    )


def _texts(given: object) -> bool:
    return isinstance(given, list) and all(
        isinstance(one, str) for one in cast("list[object]", given)
    )
