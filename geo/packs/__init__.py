"""Briefing packs: for each region cover, position, maps, ranking, peers, targets and sites."""

from geo.packs.chapters import leaves, title
from geo.packs.keeping import Kept
from geo.packs.orders import Binder, Order, OrderError, binder
from geo.packs.writers import PACKS, PackError, write_pack, write_pack_workbook

__all__ = [
    "PACKS",
    "Binder",
    "Kept",
    "Order",
    "OrderError",
    "PackError",
    "binder",
    "leaves",
    "title",
    "write_pack",
    "write_pack_workbook",
]
