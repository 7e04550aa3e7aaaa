"""Pairs of an address and what a reader is told there."""

import pytest

from geo import captions, compose

TITLES = [
    ("", "2023年浙江省各设区市第三产业增加值"),
    ("?lang=en", "Value added of services by city, Zhejiang, 2023"),
    ("?by=circle", "2023年浙江省各经济圈第三产业增加值"),
    ("?by=circle&lang=en", "Value added of services by circle, Zhejiang, 2023"),
    ("?indicator=tertiary_share&by=circle&year=2016", "2016年浙江省各经济圈服务业占GDP比重"),
    ("?indicator=tertiary_share&by=circle&year=2016&lang=en",
     "Services share of GDP by circle, Zhejiang, 2016"),
    ("?within=wentai", "2023年温台服务业经济圈各设区市第三产业增加值"),
    ("?within=wentai&lang=en",
     "Value added of services by city, Wenzhou–Taizhou service circle, 2023"),
    ("?indicator=gdp&by=county&within=330100", "2022年杭州市各县（市、区）地区生产总值"),
    ("?indicator=gdp&by=county&within=330100&lang=en", "GDP by county, Hangzhou, 2022"),
    ("?indicator=gdp&by=county&year=latest", "浙江省各县（市、区）地区生产总值（各地最新年份）"),
    ("?indicator=gdp&by=county&year=latest&lang=en",
     "GDP by county, Zhejiang, latest year of each"),
    ("?indicator=tertiary_nominal_growth&year=2025", "2025年浙江省各设区市服务业增加值名义增速"),
    ("?indicator=tertiary_nominal_growth&year=2025&lang=en",
     "Nominal growth of services by city, Zhejiang, 2025"),
    ("?indicator=tertiary_growth&year=2025&lang=en",
     "Real growth of services (published) by city, Zhejiang, 2025"),
    ("?indicator=tertiary_share_published&year=2025",
     "2025年浙江省各设区市服务业占GDP比重（公布值）"),
    ("?indicator=nonsense&by=village&year=1234", "2023年浙江省各设区市第三产业增加值"),
]  # fmt: skip

NOTES = [
    ("", []),
    ("?lang=en", []),
    ("?indicator=tertiary_share&by=circle&year=2016&lang=en",
     ["Values of different census vintages stand together.",
      "From a secondary source that has not been verified (grade C)."]),
    ("?year=2024", ["11个地区中3个有数据"]),
    ("?year=2024&lang=en", ["3 of 11 have a value"]),
    ("?by=circle&year=2024&lang=en",
     ["0 of 4 have a value", "Not all areas have a value of full scope."]),
    ("?indicator=rural_income&by=circle",
     ["农村居民人均可支配收入不可加总，且无可用权重，无法得出经济圈的数值。"]),
    ("?indicator=rural_income&by=circle&lang=en",
     [("Rural income per head cannot be added up over areas and has no declared weight, so a circle"
       " has no value.")]),
    ("?indicator=tertiary_nominal_growth&year=2024&lang=en",
     ["0 of 11 have a value",
      "The series breaks here; values on its two sides cannot be compared."]),
    ("?indicator=gdp&by=county&year=2021&within=330400&lang=en",
     ["1 of 7 have a value of full scope, 6 of a part only",
      "Values of different scope stand together.",
      "From a secondary source that has not been verified (grade C)."]),
    ("?indicator=gdp&by=county&year=latest&lang=en",
     ["80 of 90 have a value of full scope, 4 of a part only",
      "Values of different scope stand together.",
      "Values of different census vintages stand together.",
      "Values of different years stand together; there is no ranking.",
      "From a secondary source that has not been verified (grade C)."]),
    ("?indicator=gdp&by=county&year=2020&within=330100&lang=en",
     ["2 of 13 have a value",
      "Areas whose boundaries changed are joined; the value is of all of them together.",
      "From a secondary source that has not been verified (grade C)."]),
]  # fmt: skip


def scene(atlas, query):
    return compose(atlas, atlas.view(query))


@pytest.mark.parametrize(("address", "title"), TITLES)
def test_the_title_says_exactly_what_is_shown(atlas, address, title):
    assert captions.title(scene(atlas, address)) == title


@pytest.mark.parametrize(("address", "notes"), NOTES)
def test_what_must_be_known_of_the_map_is_said(atlas, address, notes):
    assert captions.notes(scene(atlas, address)) == notes


@pytest.mark.parametrize(
    ("address", "gap"),
    [
        ("", "各市之和与公布的全省数相差 0.02%：各市与全省初步核算分别公布、取整。"),
        ("?indicator=gdp&by=circle&year=2023",
         "各市之和与公布的全省数相差 −2.77%：全省和宁波为第五次经济普查修订数，其余各市为修订前。"),
        ("?indicator=gdp&by=circle&year=2023&lang=en",
         ("The sum of the cities differs from the published province by −2.77 %: The province and"
          " Ningbo are revised after the 5th economic census, the other cities are not.")),
    ],
)  # fmt: skip
def test_the_gap_to_the_published_province_is_said(atlas, address, gap):
    assert captions.gap(scene(atlas, address)) == [gap]


@pytest.mark.parametrize(
    ("address", "upper", "counts", "said"),
    [
        ("", (1948.73, 4229.39, 7241.59, 11054.2, 16997), (4, 4, 1, 1, 1),
         ("46,275.7", "46,268.0", "亿元")),
        ("?by=circle&lang=en", (5722.01, 8738.8, 12144.26, 18121.45, 22889.95), (1, 1, 1, 0, 1),
         ("46,275.7", "46,268.0", "100 million yuan")),
        ("?indicator=tertiary_lq&within=wentai", None, (0, 1, 0, 1, 0), ("0.98", "1.00", "倍")),
    ],
)  # fmt: skip
def test_the_legend_has_the_facts_of_the_map(atlas, address, upper, counts, said):
    found = scene(atlas, address)
    classes = [line.class_ for line in found.lines]
    assert upper is None or found.classes.upper == upper
    assert tuple(map(classes.count, range(len(found.colours)))) == counts
    total, province, unit = said
    assert captions.amount(found, found.total) == total
    assert captions.amount(found, found.province) == province
    assert captions.unit(found) == unit


def test_the_source_line_tells_count_status_vintage_and_grade(atlas):
    told = captions.source(scene(atlas, "?within=330100"))
    assert told == "来源：杭州市统计局（1个值；初步核算数、第四次经济普查后口径；等级B）"
    told = captions.source(scene(atlas, "?within=330100&lang=en"))
    assert "preliminary, after the 4th economic census; grade B" in told
    assert captions.source(scene(atlas, "?indicator=land_area")) == "当前地图未显示公布数值。"
