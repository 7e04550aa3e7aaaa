"""What the documents of the product say of forecasts is what the shipped data give."""

import re
from pathlib import Path

from geo.forecasts import LEAST
from geo.targets import course, prospect, scoreboard, steady

ROOT = Path(__file__).parents[2]


def test_every_target_has_its_reason_in_the_page_on_forecasts(atlas):
    told = (ROOT / "docs/forecasts.md").read_text("utf-8")
    for one in scoreboard(atlas, atlas.view("/targets")):
        why = "no published series is the same"
        if one.track is not None:
            ahead = prospect(one.track)
            assert ahead.forecast is None
            why = ahead.reason.say("en")
        assert f"| `{one.goal.key}` | {one.target.year} | {why} |" in told


def test_as_many_series_carry_a_forecast_as_is_said(atlas):
    places = [atlas.place(atlas.province.code)]
    places += [*atlas.inside("circle", ""), *atlas.inside("city", "")]
    measured = [one for one in atlas.indicators.values() if one.measure in ("column", "ratio")]
    runs = [steady(course(atlas, one, place)) for one in measured for place in places]
    known = [run for run in runs if run]
    long = sum(len(run) >= LEAST for run in known)
    page = (ROOT / "docs/forecasts.md").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"{long} of {len(known)} series" in page
    assert f"Of {len(known)} series of the province, circles and cities {long} are" in readme


def test_the_limits_sum_up_the_records():
    page = (ROOT / "docs/forecasts.md").read_text("utf-8")
    rows = re.findall(r"\| (\d+)% \| .*? \| (\d+) of (\d+) \|", page)
    held = [int(share) for share, _, _ in rows]
    better, of = (sum(int(row[at]) for row in rows) for at in (1, 2))
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"{min(held)}–{max(held)} % of the time" in readme
    assert f"in {better} of {of}." in readme
