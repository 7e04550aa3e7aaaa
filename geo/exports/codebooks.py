"""The columns of every export: of what was measured, and of what was published."""

from geo.exports import columns
from geo.exports.columns import Column
from geo.text import sentence

_CODE = Column(
    "code",
    sentence("out.code", "Code"),
    sentence("out.code.is", "Code of the area, or key of the region; of several areas, with a +."),
)
_NAME_ZH = Column(
    "name_zh",
    sentence("out.name", "Name"),
    sentence("out.name_zh.is", "Its name in Chinese."),
    lang="zh",
    wide=30,
)
_NAME_EN = Column(
    "name_en",
    sentence("out.name", "Name"),
    sentence("out.name_en.is", "Its name in English."),
    lang="en",
    wide=30,
)
_LEVEL = Column(
    "level",
    sentence("out.level", "Level"),
    sentence("out.level.is", "Level of the area, or the grouping that the region is of."),
    words=columns.level,
)
_REGION = Column(
    "region",
    sentence("out.region", "Region"),
    sentence("out.region.is", "Region of the first grouping that it is, or lies in."),
    words=columns.region,
    wide=34,
)
_INDICATOR = Column(
    "indicator",
    sentence("out.indicator", "Indicator"),
    sentence("out.indicator.is", "Key of what was measured or published."),
    bare=True,
)
_INDICATOR_ZH = Column(
    "indicator_zh",
    sentence("out.indicator", "Indicator"),
    sentence("out.indicator_zh.is", "Name of the indicator in Chinese."),
    lang="zh",
    wide=30,
)
_INDICATOR_EN = Column(
    "indicator_en",
    sentence("out.indicator", "Indicator"),
    sentence("out.indicator_en.is", "Name of the indicator in English."),
    lang="en",
    wide=30,
)
_YEAR = Column(
    "year",
    sentence("out.year", "Year"),
    sentence("out.year.is", "The year that the value is of."),
    kind="whole",
)
_VALUE = Column(
    "value",
    sentence("out.value", "Value"),
    sentence("out.value.is", "In the unit; blank where missing or withheld, which is not zero."),
    kind="number",
)
_UNIT_ZH = Column(
    "unit_zh",
    sentence("out.unit", "Unit"),
    sentence("out.unit_zh.is", "Unit of measure in Chinese."),
    lang="zh",
)
_UNIT_EN = Column(
    "unit_en",
    sentence("out.unit", "Unit"),
    sentence("out.unit_en.is", "Unit of measure in English."),
    lang="en",
)
_STATUS = Column(
    "status",
    sentence("out.status", "Status"),
    sentence("out.status.is", "Whether it is preliminary, final, revised, expected or computed."),
    words=columns.status,
)
_VINTAGE = Column(
    "vintage",
    sentence("out.vintage", "Vintage"),
    sentence("out.vintage.is", "Before or after which economic census; blank where it is mixed."),
    words=columns.vintage,
)
_SCOPE = Column(
    "scope",
    sentence("out.scope", "Scope"),
    sentence("out.scope.is", "Whether it is of whole areas, of a part, or of both."),
    words=columns.scope,
)
_BOUNDARY = Column(
    "boundary_year",
    sentence("out.boundary", "Boundaries of"),
    sentence("out.boundary.is", "The divisions at the end of this year; blank if never changed."),
)
_GRADE = Column(
    "grade",
    sentence("out.grade", "Grade"),
    sentence("out.grade.is", "Grade of the source; the worst of all that went in."),
)
_TITLE = Column(
    "source_title",
    sentence("out.title", "Publication"),
    sentence("out.title.is", "Title of the publication; several stand in one order."),
    bare=True,
)
_PUBLISHER = Column(
    "source_publisher",
    sentence("out.publisher", "Publisher"),
    sentence("out.publisher.is", "Who published it."),
    words=columns.publisher,
    wide=36,
)
_SOURCE_YEAR = Column(
    "source_year",
    sentence("out.source_year", "Published in"),
    sentence("out.source_year.is", "Year of publication."),
    bare=True,
)
_URL = Column(
    "source_url",
    sentence("out.url", "Address"),
    sentence("out.url.is", "Where it was read; blank if printed only."),
    bare=True,
)

MEASURED = (
    _CODE,
    _NAME_ZH,
    _NAME_EN,
    _LEVEL,
    _REGION,
    _INDICATOR,
    _INDICATOR_ZH,
    _INDICATOR_EN,
    _YEAR,
    _VALUE,
    _UNIT_ZH,
    _UNIT_EN,
    Column(
        "rank",
        sentence("out.rank", "Rank"),
        sentence("out.rank.is", "Among all of its level in the province; 1 is best."),
        kind="whole",
    ),
    Column(
        "share",
        sentence("out.share", "Share %"),
        sentence("out.share.is", "Percent of the sum over the province's areas in that year."),
        kind="number",
    ),
    _STATUS,
    _VINTAGE,
    _SCOPE,
    _BOUNDARY,
    _GRADE,
    Column(
        "have",
        sentence("out.have", "With value"),
        sentence("out.have.is", "How many of its areas have a value of full scope."),
        kind="whole",
    ),
    Column(
        "of",
        sentence("out.of", "Areas"),
        sentence("out.of.is", "How many areas it has."),
        kind="whole",
    ),
    Column(
        "flags",
        sentence("out.flags", "Note well"),
        sentence("out.flags.is", "What must not be overlooked, and why a value is missing."),
        words=columns.flag,
        wide=44,
    ),
    Column(
        "made",
        sentence("out.made", "How"),
        sentence("out.made.is", "How the value was made of what was published."),
        words=columns.made,
        wide=30,
    ),
    Column(
        "formula",
        sentence("out.formula", "Formula"),
        sentence("out.formula.is", "In the keys of columns; blank where it is a column or a sum."),
        bare=True,
    ),
    _TITLE,
    _PUBLISHER,
    _SOURCE_YEAR,
    _URL,
    Column(
        "inputs",
        sentence("out.inputs", "Rows of sources"),
        sentence(
            "out.inputs.is", "What went in, as area:column:year=value; also what is withheld."
        ),
        kind="rows",
    ),
    Column(
        "inputs_province",
        sentence("out.against", "Rows of sources, province"),
        sentence("out.against.is", "What went into the province that it was divided by."),
        kind="rows",
    ),
)
"""One row is a value of a place, published or computed."""

PUBLISHED = (
    Column(
        "key",
        sentence("out.key", "Key"),
        sentence("out.key.is", "Area:column:year, under which other tables name it."),
        bare=True,
    ),
    _CODE,
    _NAME_ZH,
    _NAME_EN,
    _LEVEL,
    _INDICATOR,
    _INDICATOR_ZH,
    _INDICATOR_EN,
    _YEAR,
    _VALUE,
    _UNIT_ZH,
    _UNIT_EN,
    _STATUS,
    _VINTAGE,
    _SCOPE,
    Column("boundary_year", _BOUNDARY.label, _BOUNDARY.meaning, kind="whole"),
    Column(
        "areas_today",
        sentence("out.today", "Today"),
        sentence(
            "out.today.is", "Today's areas on the land it is of; blank if none fit by itself."
        ),
        bare=True,
    ),
    _GRADE,
    Column("source_title", _TITLE.label, _TITLE.meaning, wide=44),
    _PUBLISHER,
    Column("source_year", _SOURCE_YEAR.label, _SOURCE_YEAR.meaning, kind="whole"),
    Column("source_url", _URL.label, _URL.meaning, wide=50),
    Column(
        "note",
        sentence("out.note", "Note"),
        sentence("out.note.is", "What was noted when it was collected."),
        wide=44,
    ),
    Column(
        "others",
        sentence("out.others", "Also published"),
        sentence("out.others.is", "Other published values, where, and why they are not shown."),
        wide=66,
    ),
)
"""One row is a published value with its publication."""

PUBLICATIONS = (
    *(one for one in PUBLISHED if one.key.startswith("source_")),
    Column(
        "values",
        sentence("out.values", "Values"),
        sentence("out.values.is", "How many published values were taken from it."),
        kind="whole",
    ),
)
"""One row is a publication."""
