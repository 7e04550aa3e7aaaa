"""A register says what is listed, and what is known to be missing."""

from hypothesis import given, strategies as st


def test_no_register_that_is_known_in_part_claims_a_total(atlas):
    for kind in atlas.register.kinds.values():
        listed = len(atlas.register.select(kinds=[kind.key]))
        assert not kind.complete
        assert kind.known is None or listed < kind.known
        assert kind.note("zh")
        assert kind.note("en")


def test_how_many_there_are_is_unknown_where_any_kind_is(atlas, toyland):
    assert atlas.register.known(["innovation_zone"]) == 100
    assert atlas.register.known(["innovation_zone", "pilot"]) is None
    assert atlas.register.known([]) is None
    assert toyland.register.known(["dock", "tower"]) == 6


def test_every_position_carries_its_accuracy(atlas, toyland):
    for site in atlas.register.sites.values():
        assert (site.position is None) == (site.accuracy is None)
        if site.position:
            assert site.accuracy > 0
            assert site.position_basis
            assert 26.8 < site.position[1] < 31.5
    assert toyland.register.sites["s3"].position is None


def test_sites_at_one_point_are_all_kept(toyland, atlas):
    first, second = (toyland.register.sites[key] for key in ("s1", "s2"))
    assert first.position == second.position == (0.1, 0.5)
    assert len(toyland.register.select()) == 3
    places = [s.position for s in atlas.register.sites.values() if s.position]
    assert len(set(places)) < len(places)
    assert len(atlas.register.sites) == 118


def test_a_site_is_told_in_the_language_that_has_a_name(toyland):
    sites = toyland.register.sites
    assert (sites["s1"].name("zh"), sites["s1"].name("en")) == ("一号码头", "Dock 1")
    assert sites["s2"].name("en") == "二号码头"
    kind = toyland.register.kinds["dock"]
    assert (kind.name("zh"), kind.name("en"), kind.complete) == ("码头", "Docks", False)
    assert toyland.register.kinds["tower"].complete
    assert (sites["s1"].year, sites["s2"].year) == (2020, None)
    assert (sites["s1"].source.year, sites["s2"].source.year) == (2020, None)


def test_sectors_are_those_the_documents_list_first(atlas, toyland):
    assert toyland.register.sectors == {
        "渔网": ("nets", "Nets"), "船": ("boats", "Boats"),
        "帆": ("sails", "Sails"), "综合": ("several", "Several sectors"),
    }  # fmt: skip
    assert len(atlas.register.sectors) == 17
    assert atlas.register.sector_key("现代物流") == "logistics"
    assert atlas.register.sector_key("logistics") == "logistics"


def test_batches_are_those_that_occur(toyland):
    assert toyland.register.batches == ("first", "second")


def test_filters_work_together(toyland):
    def keys(**filters):
        return [site.key for site in toyland.register.select(**filters)]

    assert keys() == ["s1", "s2", "s3"]
    assert keys(kinds=["dock"]) == ["s1", "s2"]
    assert keys(kinds=["dock"], batches=["first"]) == ["s1"]
    assert keys(sectors=["船"]) == keys(sectors=["boats"]) == ["s3"]
    assert keys(codes=["990100"]) == ["s1", "s2"]
    assert keys(codes=["990101"]) == ["s1"]
    assert keys(kinds=["tower"], codes=["990100"]) == []


@given(data=st.data())
def test_a_further_filter_never_adds_a_site(atlas, data):
    register = atlas.register
    filters = {
        "kinds": data.draw(st.lists(st.sampled_from(list(register.kinds)))),
        "sectors": data.draw(st.lists(st.sampled_from(list(register.sectors)))),
        "batches": data.draw(st.lists(st.sampled_from(register.batches))),
    }
    every = set(register.select(**filters))
    for name in filters:
        assert every <= set(register.select(**{**filters, name: ()}))
