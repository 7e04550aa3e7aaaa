"""Which series carry a forecast, and how forecasts did: writes docs/forecasts.md."""

from collections import Counter
from pathlib import Path

from geo import open_atlas
from geo.forecasts import LEAST, ForecastError
from geo.targets import course, forecast, prospect, scoreboard, steady

FILE = Path(__file__).parents[2] / "docs" / "forecasts.md"
DECISION = "decisions/0015-a-forecast-is-refused-more-often-than-made.md"
COLUMNS = (
    "indicator",
    "series",
    "years",
    "methods chosen",
    "forecasts checked",
    "within the 80 % interval",
    "mean error",
    "“nothing changes”",
    "better than that",
)
HEAD = """# Forecasts: which series carry one, and how they did

Written by `make forecasts` from the shipped data (version {version}). A forecast needs {least}
comparable years in a row; it is never drawn across a census or a change of definition. The method
is the one with the smallest error on closed years; [decision 0015]({decision}) has the reasons.

## The targets of the documents

None of them carries a forecast; why, target by target:

| target | due | why there is none |
|---|---|---|
{targets}

## Series of the province, the circles and the cities that carry one

{count} of {of} series with any value are long enough. Forecasts one to three years ahead were
made as if the last years were not known, and held against what came.

{series}

Errors are in percent of what came, for percentages in points. Trials of one origin overlap, so
they are few independent witnesses; an interval that held less than four times in five was too
narrow.
"""


def reasons(atlas):
    """Say of every target why it has no forecast; one that has is named as such."""
    found = []
    for one in scoreboard(atlas, atlas.view("/targets")):
        if one.track is None:
            why = "no published series is the same"
        else:
            ahead = prospect(one.track)
            why = ahead.reason.say("en") if ahead.reason else "forecast"
        found.append((one.goal.key, one.target.year, why))
    return found


def runs(atlas):
    """Return every series with its newest comparable run, by indicator; growth is none."""
    places = [
        atlas.place(atlas.province.code),
        *atlas.inside("circle", ""),
        *atlas.inside("city", ""),
    ]
    found = {}
    for key, indicator in atlas.indicators.items():
        if indicator.measure not in ("column", "ratio"):
            continue
        courses = [course(atlas, indicator, place) for place in places]
        kept = [steady(one) for one in courses if one.points]
        if kept:
            found[key] = kept
    return found


def tested(atlas, key, run):
    """Forecast a run two years ahead, for its record; ``None`` where no method fits."""
    try:
        return forecast(run, atlas.indicators[key].unit, run[-1].year + 2)
    except ForecastError:
        return None


def row(atlas, key, span, found):
    """Sum the records of an indicator up."""
    tests = [one.test for one in found]
    trials = sum(one.count for one in tests)
    hits = sum(one.hits for one in tests)
    error = sum(one.error * one.count for one in tests) / trials
    naive = sum(one.naive * one.count for one in tests) / trials
    chosen = Counter(one.method.key for one in found)
    methods = ", ".join(f"{name} {count}" for name, count in chosen.most_common())
    unit = "points" if atlas.indicators[key].unit == "%" else "%"
    return (
        f"| {atlas.indicators[key].name_en} | {len(found)} | {span} | {methods} | {trials} |"
        f" {hits / trials:.0%} | {error:.2f} {unit} | {naive:.2f} {unit} |"
        f" {sum(one.better for one in found)} of {len(found)} |"
    )


def _line(cells):
    return f"| {' | '.join(cells)} |"


def main():
    atlas = open_atlas()
    known = runs(atlas)
    rows, count = [], 0
    for key, kept in known.items():
        long = [run for run in kept if len(run) >= LEAST]
        found = [one for run in long if (one := tested(atlas, key, run))]
        if not found:
            continue
        count += len(found)
        spans = sorted({len(run) for run in long})
        span = f"{spans[0]}–{spans[-1]}" if len(spans) > 1 else f"{spans[0]}"
        rows.append(row(atlas, key, span, found))
    targets = [f"| `{key}` | {year} | {why} |" for key, year, why in reasons(atlas)]
    text = HEAD.format(
        version=atlas.version,
        least=LEAST,
        targets="\n".join(targets),
        count=count,
        of=sum(map(len, known.values())),
        series="\n".join([_line(COLUMNS), _line(["---"] * len(COLUMNS)), *rows]),
        decision=DECISION,
    )
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
