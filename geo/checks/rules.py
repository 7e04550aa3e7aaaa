"""All rules by the name that a data folder's descriptor gives them."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from geo.checks import figures, orders, places
from geo.checks.findings import Finding
from geo.schemas import Json
from geo.sources import Sources

RULES: Mapping[str, Callable[[Sources, Json], Iterable[Finding]]] = MappingProxyType(
    {
        "areas_agree": places.areas_agree,
        "partition": places.partition,
        "sites_inside": places.sites_inside,
        "items_known": places.items_known,
        "units_agree": figures.units_agree,
        "vintage_possible": figures.vintage_possible,
        "parts_sum": figures.parts_sum,
        "areas_sum": figures.areas_sum,
        "gaps_declared": figures.gaps_declared,
        "steps_follow": orders.steps_follow,
    }
)
