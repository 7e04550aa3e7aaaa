"""Several indicators of the same areas."""

from geo.analysis import parallels


def test_every_axis_has_its_values_by_the_rules_of_a_sample(atlas):
    view = atlas.view("/analysis?by=city&year=2022")
    found, left = parallels(atlas, view, ("tertiary_va", "gdp", "resident_population"))
    assert [one.indicator.key for one in found] == ["tertiary_va", "gdp", "resident_population"]
    assert left == ()
    for one in found:
        heights = [one.height(code) for code in one.values]
        assert len(heights) == 11
        assert (min(heights), max(heights)) == (0, 1)
        assert one.height("nowhere") is None
    ordered = sorted(found[0].values, key=found[0].values.get)
    assert [found[0].height(code) for code in ordered] == sorted(
        found[0].height(code) for code in ordered
    )


def test_what_cannot_stand_beside_the_others_is_named_with_the_reason(atlas):
    view = atlas.view("/analysis?by=circle&year=2022")
    found, left = parallels(atlas, view, ("tertiary_va", "rural_income"))
    assert [one.indicator.key for one in found] == ["tertiary_va"]
    assert [one.key for one, _ in left] == ["rural_income"]
    assert "cannot be added up" in left[0][1].say("en")
    counties = atlas.view("/analysis?indicator=resident_population&by=county&year=2020")
    _, few = parallels(atlas, counties, ("deposits_balance",))
    assert [one.key for one, _ in few] == ["deposits_balance"]
