"""What the documents say: sectors, items, programmes, departments, numbers, names and places."""

from geo.plan.conflicts import Absence, Conflict, Paper, Term
from geo.plan.departments import Department
from geo.plan.documents import Documents
from geo.plan.entities import SPOT, Entity, Region, Spot
from geo.plan.entries import Entry, Told
from geo.plan.facts import BESIDE, Fact, Figure
from geo.plan.portraits import TOPICS, Portrait, portraits
from geo.plan.programmes import Action, Programme
from geo.plan.subjects import NO_LEAD, Item, Relation, Sector, Subject

__all__ = [
    "BESIDE",
    "NO_LEAD",
    "SPOT",
    "TOPICS",
    "Absence",
    "Action",
    "Conflict",
    "Department",
    "Documents",
    "Entity",
    "Entry",
    "Fact",
    "Figure",
    "Item",
    "Paper",
    "Portrait",
    "Programme",
    "Region",
    "Relation",
    "Sector",
    "Spot",
    "Subject",
    "Term",
    "Told",
    "portraits",
]
