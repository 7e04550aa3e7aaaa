"""Lints: what a careful editor would object to before a map goes out."""

from geo.lints.findings import Finding, Rule
from geo.lints.rules import RULES, lint

__all__ = ["RULES", "Finding", "Rule", "lint"]
