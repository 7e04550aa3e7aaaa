"""Faults to be put into views: each is named by the rule that should find it.

A maker takes the stock of views and chance, and returns a faulty sheet. Where it can it starts
from a view that is fine and changes one thing; else it takes a view of which the published values
themselves say what is wrong.
"""

from dataclasses import replace
from itertools import pairwise

from geo.observations import Source
from tests.geo.lints.laying import revalued
from tests.geo.lints.seeding import Draft, behind, is_total, titled

FAULTS = {}
PALE = {"note": "按总量分级。"}


def fault(make):
    FAULTS[make.__name__] = make
    return make


def fine(stock, chance, fits=lambda _: True, by=("city", "circle")):
    """Take a view that is fine, of some levels and kind of indicator."""
    able = [one for one in stock.good
            if one.by in by and fits(stock.atlas.indicators[one.indicator])]  # fmt: skip
    return chance.choice(able).asking(k=4).wishing(**PALE)


def share(one):
    return one.unit == "%" and one.measure == "ratio"


def centred(one):
    return one.palette == "diverging"


def nominal_growth(one):
    return one.nature == "nominal"


@fault
def total_mapped(stock, chance):
    return fine(stock, chance, is_total).wishing(note="").sheet(stock.atlas)


@fault
def mixed_years(stock, chance):
    return replace(chance.choice(stock.newest_differ), year="latest").sheet(stock.atlas)


@fault
def mixed_vintage(stock, chance):
    return chance.choice(stock.mixed).sheet(stock.atlas)


@fault
def unverified(stock, chance):
    return chance.choice(stock.dubious).sheet(stock.atlas)


@fault
def preliminary(stock, chance):
    able = [
        draft
        for draft, lines in stock.whole
        if any(one.status == "preliminary" for line in lines for one in behind(line))
    ]
    return chance.choice(able).sheet(stock.atlas)


@fault
def partial_sum(stock, chance):
    drafts = stock.covered(0.3, 0.95)
    able = [one for one in drafts if stock.atlas.indicators[one.indicator].additive
            and stock.atlas.indicators[one.indicator].measure == "column"]  # fmt: skip
    draft = replace(chance.choice(able), by="circle")
    return draft.asking(allow="partial").sheet(stock.atlas)


@fault
def series_break(stock, chance):
    """The growth of 2024 has the values of two census vintages in it."""
    key = chance.choice(["tertiary_nominal_growth", "gdp_nominal_growth"])
    return Draft(key, "city", 2024).asking(allow="break").sheet(stock.atlas)


@fault
def boundary_year(stock, chance):
    """杭州 was divided anew in 2021."""
    years = [2018, 2019, 2020]
    return Draft("gdp", "county", chance.choice(years), "330100").sheet(stock.atlas)


@fault
def low_coverage(stock, chance):
    return chance.choice(stock.covered(0.15, 0.65)).sheet(stock.atlas)


@fault
def single_place(stock, chance):
    return chance.choice(stock.covered(0.05, 0.1)).sheet(stock.atlas)


@fault
def no_values(stock, chance):
    found = stock.atlas.indicators
    able = [one for one in stock.good if not found[one.indicator].additive and one.by == "city"]
    return replace(chance.choice(able), by="circle").sheet(stock.atlas)


@fault
def no_source(stock, chance):
    def bare(value):
        inputs = tuple(replace(one, source=Source("")) for one in value.inputs)
        return replace(value, inputs=inputs)

    return revalued(fine(stock, chance).sheet(stock.atlas), bare)


@fault
def own_data(stock, chance):
    found = fine(stock, chance).wishing(note="").sheet(stock.atlas)
    return revalued(found, lambda value: replace(value, flags=("own_data",)))


@fault
def many_classes(stock, chance):
    k = chance.choice([8, 9])
    return fine(stock, chance, by=["city"]).asking(k=k, method="quantile").sheet(stock.atlas)


@fault
def more_classes(stock, chance):
    k = chance.choice([5, 6, 7])
    return fine(stock, chance, by=["circle"]).asking(k=k, scale="all").sheet(stock.atlas)


def values(stock, draft):
    scene = draft.sheet(stock.atlas).scene
    return sorted(line.value.value for line in (*scene.lines, *scene.around))


def manual(draft, *limits):
    return draft.asking(method="manual", breaks=",".join(f"{one:.9g}" for one in limits))


@fault
def lopsided(stock, chance):
    draft = fine(stock, chance, lambda one: not centred(one), by=["city"])
    known = values(stock, draft)
    return manual(draft, (known[-1] + known[-2]) / 2).sheet(stock.atlas)


@fault
def empty_class(stock, chance):
    draft = fine(stock, chance, lambda one: not centred(one), by=["city"])
    known = values(stock, draft)
    low, high = max(pairwise(known), key=lambda pair: pair[1] - pair[0])
    third = (high - low) / 3
    return manual(draft, low + third, high - third).sheet(stock.atlas)


@fault
def limits_outside(stock, chance):
    draft = fine(stock, chance, by=["city"])
    known = values(stock, draft)
    return manual(draft, known[5], known[-1] * 3 + 1).sheet(stock.atlas)


@fault
def years_scale(stock, chance):
    """Values per head have doubled since."""
    key = chance.choice(["tertiary_per_head", "gdp_per_head"])
    return Draft(key, "city", 2015).asking(scale="all", method="equal").sheet(stock.atlas)


@fault
def uncentred(stock, chance):
    palette = chance.choice(["burd", "puor"])
    return fine(stock, chance, is_total).asking(palette=palette).sheet(stock.atlas)


@fault
def centre_lost(stock, chance):
    palette = chance.choice(["jade", "orrd", "lapaz"])
    return fine(stock, chance, centred).asking(palette=palette).sheet(stock.atlas)


def crowded(stock, chance, palette):
    draft = fine(stock, chance, share, by=["city"])
    return draft.asking(k=9, method="quantile", palette=palette).sheet(stock.atlas)


@fault
def alike_protan(stock, chance):
    return crowded(stock, chance, "orrd")


@fault
def alike_deutan(stock, chance):
    return crowded(stock, chance, "orrd")


@fault
def alike_tritan(stock, chance):
    """Every city is below the total of the province: nine classes share one arm."""
    draft = fine(stock, chance, is_total, by=["city"])
    return draft.asking(k=9, method="quantile", palette="burd").sheet(stock.atlas)


@fault
def alike_grey(stock, chance):
    return crowded(stock, chance, chance.choice(["burd", "puor"]))


@fault
def missing_alike(stock, chance):
    """Of a published column a city is missing; what is computed may be withheld instead."""
    found = stock.atlas.indicators
    able = [one for one in stock.covered(0.7, 0.95) if found[one.indicator].measure == "column"]
    return chance.choice(able).asking(palette="grey").sheet(stock.atlas)


@fault
def label_clash(stock, chance):
    """Four districts of 杭州 lie within ten kilometres."""
    year = chance.choice([2020, 2022, 2023])
    return Draft("gdp", "county", year, "330100").sheet(stock.atlas)


@fault
def many_labels(stock, chance):
    year = chance.choice([2020, 2022, 2023])
    return Draft("gdp", "county", year).sheet(stock.atlas)


@fault
def register_partial(stock, chance):
    draft = fine(stock, chance, share).asking(over="sites").wishing(note="")
    return draft.sheet(stock.atlas)


@fault
def coarse_sites(stock, chance):
    draft = Draft("gdp", "county", chance.choice([2020, 2022])).asking(over="sites", kinds="pilot")
    return draft.sheet(stock.atlas)


@fault
def no_legend(stock, chance):
    return fine(stock, chance).wishing(hidden=frozenset({"legend"})).sheet(stock.atlas)


@fault
def no_missing_entry(stock, chance):
    draft = chance.choice(stock.covered(0.7, 0.95))
    return draft.wishing(hidden=frozenset({"legend"})).sheet(stock.atlas)


@fault
def no_address(stock, chance):
    return fine(stock, chance).wishing(hidden=frozenset({"address"})).sheet(stock.atlas)


@fault
def no_review(stock, chance):
    return fine(stock, chance).wishing(review="").sheet(stock.atlas)


@fault
def odd_review(stock, chance):
    given = chance.choice(["待定", "123", "GS2026-1", "浙S2026 1号"])
    return fine(stock, chance).wishing(review=given).sheet(stock.atlas)


@fault
def outside_frame(stock, chance):
    at = chance.choice(["39.9,116.4,9", "25.0,121.5,8", "30.2,120.2,3"])
    return fine(stock, chance).asking(at=at).sheet(stock.atlas)


@fault
def blank_title(stock, chance):
    return fine(stock, chance).wishing(title=" " * chance.randint(1, 4)).sheet(stock.atlas)


@fault
def long_title(stock, chance):
    draft = fine(stock, chance)
    title = titled(stock.atlas, draft) + "：全省各地差异明显，部分地方增长较快，" * 4
    return draft.wishing(title=title).sheet(stock.atlas)


@fault
def other_year(stock, chance):
    draft = fine(stock, chance, lambda one: one.measure in ("ratio", "share") or is_total(one))
    title = titled(stock.atlas, draft)
    away = chance.choice([-2, -1, 1, 2])
    return draft.wishing(title=title.replace(str(draft.year), str(draft.year + away))).sheet(
        stock.atlas
    )


@fault
def no_year(stock, chance):
    draft = fine(stock, chance, share)
    title = titled(stock.atlas, draft).replace(f"{draft.year}年", "")
    return draft.wishing(title=title).sheet(stock.atlas)


@fault
def other_place(stock, chance):
    draft = fine(stock, chance, by=["county"])
    cities = [one for one in stock.atlas.inside("city", "") if one.code != draft.within]
    wrong = chance.choice(cities)
    name = chance.choice([wrong.name_zh, wrong.short_zh])
    title = f"{draft.year}年{name}各县（市、区）情况"
    return draft.wishing(title=title).sheet(stock.atlas)


@fault
def other_indicator(stock, chance):
    draft = fine(stock, chance)
    found = [one for one in stock.atlas.indicators.values() if one.key != draft.indicator]
    own = stock.atlas.indicators[draft.indicator]
    able = [
        one.name_zh
        for one in found
        if one.name_zh not in own.name_zh and one.name_zh != own.name_zh
    ]
    title = f"{draft.year}年浙江各市{chance.choice(able)}"
    return draft.wishing(title=title).sheet(stock.atlas)


@fault
def no_unit(stock, chance):
    draft = fine(stock, chance, is_total)
    title = titled(stock.atlas, draft).partition("（")[0]
    return draft.wishing(title=title).sheet(stock.atlas)


@fault
def long_note(stock, chance):
    return fine(stock, chance).wishing(note="这里需要说明的情况很多。" * 12).sheet(stock.atlas)


@fault
def summed_share(stock, chance):
    word = chance.choice(["全省合计见表", "各市之和为100", "总计"])
    return fine(stock, chance, share).wishing(note=word).sheet(stock.atlas)


@fault
def no_ranking(stock, chance):
    draft = replace(chance.choice(stock.newest_differ), year="latest")
    return draft.wishing(title="浙江各市排名").sheet(stock.atlas)


@fault
def nominal(stock, chance):
    draft = fine(stock, chance, nominal_growth)
    return draft.wishing(title=f"{draft.year}年浙江增速（%）", note="").sheet(stock.atlas)


@fault
def other_nature(stock, chance):
    draft = fine(stock, chance, nominal_growth)
    return draft.wishing(title=f"{draft.year}年浙江实际增速（%）").sheet(stock.atlas)
