"""Regional statistics on maps: one pipeline, many faces."""

from geo.assembly import open_atlas
from geo.atlas import Atlas
from geo.errors import GeoError, RefusedError, SourceError, UnknownKeyError
from geo.scenes import Scene, compose
from geo.text import LANGUAGES, say
from geo.views import View

__all__ = [
    "LANGUAGES",
    "Atlas",
    "GeoError",
    "RefusedError",
    "Scene",
    "SourceError",
    "UnknownKeyError",
    "View",
    "compose",
    "open_atlas",
    "say",
]
