"""Correct and update a data folder: tried out on a copy, told value by value, kept as a whole."""

from geo.updates.columns import Column, columns, figures, whole
from geo.updates.folders import FolderError, found, restore
from geo.updates.gaps import Gap
from geo.updates.histories import Edition
from geo.updates.proposals import Proposal, keep, propose
from geo.updates.revisions import Change, Figure, Publication, vintaged, written
from geo.updates.sealings import seal

__all__ = [
    "Change",
    "Column",
    "Edition",
    "Figure",
    "FolderError",
    "Gap",
    "Proposal",
    "Publication",
    "columns",
    "figures",
    "found",
    "keep",
    "propose",
    "restore",
    "seal",
    "vintaged",
    "whole",
    "written",
]
