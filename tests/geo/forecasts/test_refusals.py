"""A series that carries no forecast says so, in one sentence of either language."""

import pickle
import re
import subprocess
import sys

import numpy as np
import pytest

from geo.errors import GeoError, UnknownKeyError
from geo.forecasts import LEAST, METHODS, ForecastError, back_test, project, reach

YEARS = range(2016, 2024)
VALUES = [100.0, 108.0, 118.0, 125.0, 138.0, 149.0, 160.0, 176.0]

REFUSED = [
    (YEARS[1:], VALUES[1:], 2025, "level",
     "Only 7 comparable years in a row are known; a forecast needs 8.",
     "连续可比的年份只有7个，预测至少需要8个。"),
    ([], [], 2025, "level",
     "Only 0 comparable years in a row are known; a forecast needs 8.",
     "连续可比的年份只有0个，预测至少需要8个。"),
    ([*range(2015, 2019), *range(2020, 2024)], VALUES, 2025, "level",
     "The years do not follow one another: after 2018 comes 2020.",
     "年份不连续：2018年之后是2020年。"),
    ([*YEARS][::-1], VALUES, 2025, "level",
     "The years do not follow one another: after 2023 comes 2022.",
     "年份不连续：2023年之后是2022年。"),
    (YEARS, [*VALUES[:-1], np.nan], 2025, "ratio",
     "The value of 2023 is no number.",
     "2023年的值不是数字。"),
    (YEARS, [-np.inf, *VALUES[1:]], 2025, "level",
     "The value of 2016 is no number.",
     "2016年的值不是数字。"),
    (YEARS, [*VALUES[:-1], 0.0], 2025, "level",
     "The value of 2023 is 0; only amounts above zero have a growth to go on.",
     "2023年的值为0；只有大于零的数量才谈得上增速延续。"),
    (YEARS, [*VALUES[:-1], -1.5], 2025, "level",
     "The value of 2023 is −1.5; only amounts above zero have a growth to go on.",
     "2023年的值为−1.5；只有大于零的数量才谈得上增速延续。"),
    (YEARS, VALUES, 2023, "level",
     "2023 is no year to come: the series is known up to 2023.",
     "2023年不是未来年份：数列已知到2023年。"),
    (YEARS, VALUES, 2029, "level",
     "2029 is too far ahead: 8 known years carry a forecast to 2028.",
     "2029年太远：8个已知年份只够预测到2028年。"),
    (YEARS, [1e-300, 1e300] * 4, 2025, "level",
     "With the years up to 2020 alone: The values vary too wildly to set limits.",
     "只用2020年及以前的数据时：数值波动过大，无法给出区间。"),
    (YEARS, [-1e300, 1e300] * 4, 2025, "ratio",
     "With the years up to 2020 alone: The values vary too wildly to set limits.",
     "只用2020年及以前的数据时：数值波动过大，无法给出区间。"),
]  # fmt: skip


@pytest.mark.parametrize(("years", "values", "until", "kind", "english", "chinese"), REFUSED)
def test_a_series_that_carries_no_forecast_says_why(years, values, until, kind, english, chinese):
    with pytest.raises(ForecastError) as refused:
        project(years, values, until, kind=kind)

    assert str(refused.value) == refused.value.sentence.say("en") == english
    assert refused.value.sentence.say("zh") == chinese
    assert not re.search("[A-Za-z]", chinese)


def test_a_method_that_abstains_is_refused_with_its_reason():
    with pytest.raises(ForecastError, match=r"^The series is too regular to estimate how it"):
        project(YEARS, [5.0] * 8, 2025, kind="level", method="ets")


def test_a_back_test_refuses_what_a_forecast_does():
    with pytest.raises(ForecastError, match="Only 5 comparable years"):
        back_test(YEARS[:5], VALUES[:5], kind="level", method="drift")


def test_an_unknown_method_is_named():
    with pytest.raises(UnknownKeyError, match="no forecast method named 'oracle'; known: last, d"):
        project(YEARS, VALUES, 2025, kind="level", method="oracle")


def test_every_year_has_a_value():
    with pytest.raises(ValueError, match="7 values for 8 years; expected one for each"):
        project(YEARS, VALUES[1:], 2025, kind="level")


def test_a_refusal_is_of_the_family_and_survives_a_pickle():
    with pytest.raises(GeoError) as refused:
        project(YEARS[1:], VALUES[1:], 2025, kind="level")

    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_the_years_ahead_are_five_or_half_of_those_known():
    assert LEAST == 8
    assert [reach(known) for known in (8, 10, 11, 12, 20)] == [5, 5, 5, 6, 10]


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda one: one.key)
def test_a_method_is_explained_in_both_languages(method):
    for words in (method.name, method.hint):
        assert re.search("[一-鿿]", words.say("zh"))
        assert not re.search("[A-Za-z]", words.say("zh"))
        assert not re.search("[一-鿿]", words.say("en"))


def test_nobody_waits_for_the_models_who_does_not_fit_them():
    code = "import sys, geo.forecasts; print({'statsmodels', 'scipy'} & {*sys.modules})"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "set()"
