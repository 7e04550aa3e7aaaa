"""Briefing packs: for each region cover, position, maps, ranking, peers, targets and sites."""

from geo.caches import Kept
from geo.packs.chapters import leaves, title, unmapped
from geo.packs.keeping import Shelf, digest
from geo.packs.orders import Binder, Order, OrderError, binder, years
from geo.packs.pieces import Chapter, chapter, chapters, make_chapter, maps, toilsome
from geo.packs.writers import PACKS, PackError, write_pack, write_pack_workbook

__all__ = [
    "PACKS",
    "Binder",
    "Chapter",
    "Kept",
    "Order",
    "OrderError",
    "PackError",
    "Shelf",
    "binder",
    "chapter",
    "chapters",
    "digest",
    "leaves",
    "make_chapter",
    "maps",
    "title",
    "toilsome",
    "unmapped",
    "write_pack",
    "write_pack_workbook",
    "years",
]
