"""What the documents say: figures, and portraits of regions and marked areas."""

from geo.plan.facts import Fact, facts
from geo.plan.portraits import TOPICS, Portrait, portraits

__all__ = ["TOPICS", "Fact", "Portrait", "facts", "portraits"]
