"""Units: what stands before the name of a thing is a power of ten, and quotients keep it."""

import pytest

from geo.units import power_of, quotient_power


@pytest.mark.parametrize(
    ("given", "wanted", "power"),
    [("万元", "亿元", -4), ("亿元", "元", 8), ("万人", "人", 4), ("元", "元", 0),
     ("万亿元", "亿元", 4),
     ("亿元", "万人", None), ("", "元", None), ("万", "元", None)],
)  # fmt: skip
def test_units_of_one_thing_differ_by_a_power_of_ten(given, wanted, power):
    assert power_of(given, wanted) == power


@pytest.mark.parametrize(
    ("top", "over", "unit", "power"),
    [("亿元", "万人", "元", 4), ("亿元", "万人", "元/人", 4), ("亿元", "万人", "万元/人", 0),
     ("万元", "亿元", "%", -2), ("亿元", "亿元", "‰", 3), ("亿元", "亿元", "倍", 0),
     ("亿元", "亿元", "", 0), ("", "", "%", 2), ("", "", "元/人", 0), ("亿元", "万人", "%", None),
     ("亿元", "万人", "家", None), ("亿元", "万人", "元/户", None), ("亿元", "", "元", None),
     ("", "万人", "元/人", None)],
)  # fmt: skip
def test_a_quotient_comes_out_in_its_unit_or_not_at_all(top, over, unit, power):
    assert quotient_power(top, over, unit) == power
