"""A forecast on paper: the interval, the method, and how it did on closed years."""

from typing import Any

from geo.forecasts import BackTest
from geo.targets import Prospect
from geo.text import number, say


def forecasted(ahead: Prospect | None) -> dict[str, Any]:
    """Tell a forecast as facts, or the reason why there is none."""
    if ahead is None or ahead.forecast is None:
        reason = ahead.reason if ahead else None
        text = {lang: reason.say(lang) for lang in ("zh", "en")} if reason else None
        return {"method": None, "reason": text, "values": [], "chance": None}
    one = ahead.forecast
    return {
        "method": one.method.key,
        "reason": None,
        "values": [
            {"year": year, "middle": middle, "low": low, "high": high}
            for year, middle, low, high in zip(one.years, one.mean, one.low, one.high, strict=True)
        ],
        "interval": 80,
        "chance": ahead.chance,
        "level": ahead.level,
        "better_than_no_change": one.better,
    }


def backtested(ahead: Prospect | None) -> list[dict[str, Any]]:
    """Tell how every method did on closed years."""
    if ahead is None or ahead.forecast is None:
        return []
    return [_test(one) for one in ahead.forecast.tests]


def _test(one: BackTest) -> dict[str, Any]:
    return {
        "method": one.method.key,
        "checked": one.count,
        "error": one.error if one.trials else None,
        "no_change": one.naive if one.trials else None,
        "hit_rate": one.hit_rate if one.trials else None,
        "abstained": one.abstained.say("en") if one.abstained else None,
    }


def foretold(ahead: Prospect, lang: str) -> list[str]:
    """Tell a forecast in lines, or why there is none."""
    one = ahead.forecast
    if one is None:
        return [ahead.reason.say(lang)] if ahead.reason else []
    test = one.test
    return [
        say(
            lang,
            "cli.forecast",
            "Forecast by {method}: {year} {middle} ({low} to {high}, 80 %); probability to reach"
            " the target {chance} %",
            method=one.method.name.say(lang),
            year=one.years[-1],
            middle=number(one.mean[-1], 1),
            low=number(one.low[-1], 1),
            high=number(one.high[-1], 1),
            chance=number(ahead.chance or 0, 0),
        ),
        say(
            lang,
            "cli.back_test",
            "Back-test: {count} forecasts of closed years, mean error {error}, {hits} % within"
            " the interval",
            count=test.count,
            error=number(test.error, 2),
            hits=number(test.hit_rate * 100, 0),
        ),
    ]
