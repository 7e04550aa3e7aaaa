"""Briefs: the situation of a place on one page, written from the data alone.

Every sentence is made from values that the atlas has; each number in it says which value it is, so
that it can be traced. What is not known is said to be unknown, or left out; nothing is rounded up
into a judgement.
"""

from geo.atlas import Atlas
from geo.briefs.parts import Brief, Cited, Linked, Part
from geo.briefs.positions import care, inside, shape, size
from geo.briefs.prospects import sites, targets
from geo.briefs.writers import Writer
from geo.places import Place
from geo.targets import scoreboard
from geo.text import sentence
from geo.views import View

__all__ = ["Brief", "Cited", "Linked", "Part", "compose_brief", "subject"]


def compose_brief(atlas: Atlas, view: View, place: Place) -> Brief:
    """Write the brief of the province, a region, or an area.

    Parameters
    ----------
    atlas : Atlas
    view : View
        The rules that the reader set for targets.
    place : Place
    """
    main = atlas.indicators[atlas.start["indicator"]]
    writer = Writer(atlas, place)
    found = scoreboard(atlas, view)
    parts = (
        Part("size", sentence("brief.size", "Size and rank"), tuple(size(writer, main))),
        Part("shape", sentence("brief.shape", "Structure"), tuple(shape(writer, main))),
        Part("inside", sentence("brief.inside", "Inside"), tuple(inside(writer, main))),
        Part("targets", sentence("brief.targets", "Targets"), tuple(targets(writer, main, found))),
        Part("sites", sentence("brief.sites", "Sites and plan"), tuple(sites(writer))),
        Part("care", sentence("brief.care", "Read with care"), tuple(care(writer, main))),
    )
    return Brief(atlas, view, place, tuple(part for part in parts if part.said))


def subject(atlas: Atlas, view: View) -> Place:
    """Return the place that a view pins; the province where it pins none."""
    pin = view.pin
    return atlas.place(pin if pin in atlas.gazetteer.places else atlas.province.code)
