"""Rules about rows that stand in an order."""

from collections.abc import Iterator

from geo.checks.findings import Finding
from geo.schemas import Json, line_of
from geo.sources import Sources


def steps_follow(sources: Sources, params: Json) -> Iterator[Finding]:
    """Find steps of a ``table`` of stories out of order, and stories with two names."""
    table = params["table"]
    last: dict[str, int] = {}
    names: dict[str, tuple[object, object]] = {}
    for index, row in enumerate(sources.tables[table]):
        story, step = str(row["story"]), int(row["step"] or 0)
        due = last.get(story, 0) + 1
        if step != due:
            yield Finding(table, line_of(index), f"step {step} of {story!r}, expected {due}")
        name = (row["name_zh"], row["name_en"])
        if names.setdefault(story, name) != name:
            reason = f"{story!r} is named {name[0]!r} here and {names[story][0]!r} before"
            yield Finding(table, line_of(index), reason)
        last[story] = step
