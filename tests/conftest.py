"""What nearly every test needs: the shipped atlas, and toyland.

Toyland is another province: four squares in a row, the last of them empty, with codes, groupings
and indicators of its own. It is opened by the same code from a folder of the same format.
"""

import csv
import io
import json
import tempfile

import geopandas as gpd
import pytest
from hypothesis import settings
from shapely.geometry import box

from geo import open_atlas

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

_LONG = ("test_crawl.py", "test_packs.py", "test_hierarchies.py", "test_albums.py",
         "test_pictures.py", "test_slides.py", "test_fuzz.py", "test_studio.py", "test_cli.py",
         "test_targets_page.py", "test_trial.py", "test_runs.py", "test_serving.py")  # fmt: skip
"""Files that take longest."""
_OVER_AND_OVER = {"test_crawl.py", "test_packs.py", "test_hierarchies.py", "test_albums.py",
                  "test_trial.py", "test_workbooks_fuzz.py", "test_updates.py"}  # fmt: skip
"""Files that go through the same code hundreds of times; watching them doubles their time."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the longest files, so that no process is left alone with one at the end.

    Coverage is counted on the tests that each look at something of its own.
    """
    items.sort(key=lambda one: _LONG.index(one.path.name) if one.path.name in _LONG else len(_LONG))
    for one in items:
        if one.path.name in _OVER_AND_OVER:
            one.add_marker("no_cover")


# Each area with the west and east end of its rectangle; the last of the cities has no values.
DIVISIONS = """\
code,name_zh,name_en,pinyin,level,type_zh,type_en,parent,west,east
990000,玩具省,Toyland,Wanju Sheng,province,省,province,,0,4
990100,甲市,Aville,Jia Shi,city,市,city,990000,0,1
990200,乙市,Bville,Yi Shi,city,市,city,990000,1,2
990300,丙市,Cville,Bing Shi,city,市,city,990000,2,3
990400,丁市,Dville,Ding Shi,city,市,city,990000,3,4
990101,东甲区,East A District,Dongjia Qu,county,区,district,990100,0,0.25
990102,西甲区,West A District,Xijia Qu,county,区,district,990100,0.25,0.5
990103,新甲区,New A District,Xinjia Qu,county,区,district,990100,0.5,1
990201,东乙县,East B County,Dongyi Xian,county,县,county,990200,1,1.5
990202,西乙县,West B County,Xiyi Xian,county,县,county,990200,1.5,2
990301,东丙县,East C County,Dongbing Xian,county,县,county,990300,2,2.5
990302,西丙县,West C County,Xibing Xian,county,县,county,990300,2.5,3
990401,东丁县,East D County,Dongding Xian,county,县,county,990400,3,3.5
990402,西丁县,West D County,Xiding Xian,county,县,county,990400,3.5,4
"""

# 2021: East A gives New A; East and West B exchange land; Old C goes into West C.
CODE_CHANGES = """\
old_adcode,old_name_zh,new_adcode,code_first_year_end
990101,东甲区,990101,2021
990101,东甲区,990103,2021
990201,东乙县,990201,2021
990201,东乙县,990202,2021
990202,西乙县,990202,2021
990202,西乙县,990201,2021
990303,旧丙县,990302,2021
990302,西丙县,990302,2021
"""

INDICATORS = """\
key,unit,theme,measure,additive,numerator,denominator,factor,stand_in,nature,direction,palette,centre,decimals,base_year
fish,t,sea,column,yes,,,,,level,up,sequential,,1,
catch,t,sea,column,yes,,,,,level,up,sequential,,1,
landed,t,sea,column,yes,,,,,level,up,sequential,,1,
people,heads,land,column,yes,,,,,level,none,sequential,,0,
charm,points,land,column,no,,,,,level,down,sequential,,1,
fish_ratio,%,sea,ratio,,fish,catch,100,landed,level,up,diverging,province,1,
fish_per_head,t,sea,ratio,,fish,people,1,,level,up,sequential,,2,
rest_ratio,%,sea,ratio,,catch - fish,catch,100,,level,none,sequential,,1,
charm_per_head,points,land,ratio,,charm,people,1,,level,up,sequential,,1,
fish_part,%,sea,share,,fish,,100,,level,up,sequential,,1,
fish_quotient,times,sea,quotient,,fish,catch,1,,level,up,diverging,1,2,
fish_growth,%,sea,growth,,fish,,100,,nominal,up,diverging,0,1,
fish_since,%,sea,average_growth,,fish,,100,,nominal,up,diverging,0,1,2021
"""

# Fish of 2020 is of two vintages; of 2021 the last city is missing; of 2023 it has a new vintage.
CITY_PANEL = """\
unit_code,indicator,year,value,unit,status,vintage,source_grade
990100,fish,2020,8,t,final,census3,A
990200,fish,2020,18,t,final,census4,A
990300,fish,2020,50,t,final,census4,A
990400,fish,2020,4,t,final,census4,A
990100,fish,2021,10,t,final,census4,A
990200,fish,2021,20,t,final,census4,A
990300,fish,2021,60,t,final,census4,C
990000,fish,2022,112,t,final,census4,A
990100,fish,2022,12,t,final,census4,A
990200,fish,2022,24,t,final,census4,A
990300,fish,2022,66,t,final,census4,B
990400,fish,2022,8,t,final,census4,A
990100,fish,2023,15,t,preliminary,census4,A
990200,fish,2023,24,t,preliminary,census4,A
990300,fish,2023,60,t,preliminary,census4,A
990400,fish,2023,11,t,preliminary,census5,A
990100,catch,2022,40,t,final,census4,A
990200,catch,2022,40,t,final,census4,A
990300,catch,2022,80,t,final,census4,A
990400,catch,2022,40,t,final,census4,A
990100,people,2022,1,heads,final,,A
990200,people,2022,4,heads,final,,A
990300,people,2022,2,heads,final,,A
990400,people,2022,0,heads,final,,A
990100,charm,2022,3.5,points,final,,A
990200,charm,2022,4.5,points,final,,A
990300,charm,2022,1,points,final,,A
"""

COUNTY_PANEL = """\
unit_code,indicator,year,value,unit,status,vintage,scope,boundary_vintage,source_grade,source_title
990101,fish,2020,7,t,final,census4,full,2020,A,Old book
990102,fish,2020,1,t,final,census4,full,2020,A,Old book
990201,fish,2020,10,t,final,census4,full,2020,A,Old book
990202,fish,2020,8,t,final,census4,full,2020,A,Old book
990302,fish,2020,20,t,final,census4,full,2020,A,Old book
990101,charm,2020,2,points,final,,full,2020,A,Old book
990201,charm,2020,3,points,final,,full,2020,A,Old book
990202,charm,2020,4,points,final,,full,2020,A,Old book
990101,fish,2022,5,t,final,census4,full,2022,A,Book
990102,fish,2022,4,t,final,census4,full,2022,A,Book
990103,fish,2022,3,t,final,census4,full,2022,A,Book
990301,fish,2022,30,t,final,census4,partial,2022,A,Book
990302,fish,2022,36,t,final,census4,full,2022,A,Book
990101,landed,2022,10,t,final,census4,full,2022,A,Book
990102,landed,2022,10,t,final,census4,full,2022,A,Other book
990103,landed,2022,10,t,final,census4,partial,2022,A,Book
990101,fish,2023,6,t,final,census4,full,2023,A,Book
"""

TABLES = {
    "boundaries/divisions": DIVISIONS,
    "boundaries/code_changes": CODE_CHANGES,
    "data/indicators": INDICATORS,
    "data/units": "key,name_zh,name_en\nt,吨,tons\nheads,人,heads\npoints,分,points\n%,%,%\n"
    "times,倍,times\n",
    "data/themes": "key,name_zh,name_en\nsea,海,Sea\nland,陆,Land\n",
    "data/city_panel": CITY_PANEL,
    "data/county_panel": COUNTY_PANEL,
    "data/city_conflicts": "unit_code,indicator,year,value,unit,source_title,source_url,note\n"
    "990100,fish,2022,13,t,Rival book,,as printed\n",
    "data/county_conflicts": "unit_code,indicator,year,value,unit,source_title,source_url,note\n",
    "data/breaks": "indicator,level,from_year,to_year,reason_zh,reason_en\n",
    "data/gaps": "indicator,year,published,areas_sum,gap_pct,reason_zh,reason_en\n"
    "fish,2022,112,110,-1.7857,取整,Rounding\n",
    "data/groupings": "grouping,name_zh,name_en,level\n"
    "belt,地带,Belts,city\ncoast,海岸,Coast,county\n",
    "data/regions": "grouping,region,name_zh,name_en,short_zh,short_en,order\n"
    "belt,south,南部地带,Southern belt,南部,South,2\n"
    "belt,north,北部地带,Northern belt,北部,North,1\n"
    "coast,shore,沿海,Shore,沿海,Shore,1\ncoast,inland,内陆,Inland,内陆,Inland,2\n",
    "data/grouping_belt": "region,code\nnorth,990200\nnorth,990100\nsouth,990300\nsouth,990400\n",
    "data/grouping_coast": "region,code\nshore,990101\nshore,990103\nshore,990201\nshore,990301\n"
    "shore,990401\ninland,990102\ninland,990202\ninland,990302\ninland,990402\n",
    "data/marks": "mark,code,name_zh,name_en,lon,lat\ncapital,990200,首府,Capital,1.5,0.5\n",
    "data/registers": "kind,name_zh,name_en,mark_zh,mark_en,known,complete,note_zh,note_en\n"
    "dock,码头,Docks,码,D,5,no,不全,In part\ntower,灯塔,Towers,灯,T,1,yes,,\n",
    "data/sectors": "row_type,id,name_zh,name_en,tier_or_group,tier_or_group_zh,circle_focus,"
    "source_line\ntrade,nets,渔网,Nets,old,旧业,north;south,7\n"
    "trade,boats,船,Boats,new,新业,south,8\ntrade,sails,帆,Sails,new,新业,,9\n"
    "later,boats_too,船,Boats again,,,,\n",
    "data/platforms": "key,name_zh,name_en,action,target\nquay,埠,Quays,,quays\n"
    "light,灯,Lights,,\nferry,渡,Ferries,,\n",
    "data/document_indicators": "indicator_id,name_zh,name_en,category_zh,unit,year,value,"
    "value_kind,qualifier,scope,document,section,table1_no,role,year_basis,sector_id,norm_value,"
    "norm_unit,source_line,note\n"
    "quays,埠数,Quays,码头,个,2025,5,target,左右,province,book,一,,primary,stated,,5,个,3,\n"
    "fish_sum,鱼,Fish,渔业,t,2020,80,baseline,,province,book,一,1,primary,stated,,80,t,4,\n"
    "fish_sum,鱼,Fish,渔业,t,2021,,expected,预计,province,book,一,1,missing,stated,,,,5,blank\n"
    "fish_sum,鱼,Fish,渔业,t,2025,120,target,左右,province,book,一,1,primary,stated,,120,t,6,\n"
    "fish_part_of,鱼比,Fish ratio,渔业,%,2030,50,target,突破,province,later,一,,primary,stated,,"
    "50,%,7,\n"
    "songs,歌,Songs,文化,首,2019,3,baseline,,province,book,二,2,primary,stated,,3,首,8,\n"
    "songs,歌,Songs,文化,首,2019,4,actual,达,province,book,一,2,conflict,stated,,4,首,9,prose\n"
    "songs,歌,Songs,文化,首,2025,9,target,以上,province,book,二,2,primary,stated,,9,首,10,\n",
    "data/documents": "id,title_zh,title_en,number,period,signed,printed,in_force,note_zh,note_en\n"
    "book,书,The book,,2021-2025,,,,,\nlater,后书,The later book,一号,2026-2030,,,2026-07-15,,\n",
    "data/panel_map": "document_indicator,panel_indicator,relation,note\n"
    "fish_sum,fish,same series,as caught\nfish_part_of,fish_ratio,same ratio,\n",
    "data/qualifiers": "qualifier,rule,stands,name_en\n左右,about,after,or so\n"
    "突破,above,before,beyond\n以上,at_least,after,or more\n达,at_least,before,reaching\n",
    "data/plan_places": "name,name_en,kind,document,section_item,entities,geometry_codes,lon,lat,"
    "geometry_basis,document_says\n甲港,Port A,port,book,一,e1,990100,0.1,0.5,map,A port\n"
    "甲乙走廊,Corridor,corridor,book,二,,990100;990200,,,line,A corridor\n"
    "全省,All,programme,book,三,,990000,,,none,All of it\n",
    "data/named_entities": "id,source_line\ne1,3\n",
    "data/overlays": "key,name_zh,name_en,codes,inferred,indicator,basis_zh,basis_en,document,"
    "section,source_line\nbay,湾区,Bay,990100;990200,yes,quays,推断,Inferred,book,一,3\n",
    "data/sites": "site_id,name_zh,name_en,kind,platform,designated_by,batch,year,city_code,"
    "county_code,sector,sector_basis,lon,lat,position_basis,position_accuracy_m,source_title,"
    "source_url,source_year,note\n"
    "s1,一号码头,Dock 1,dock,quay,state,first,2020,990100,990101,渔网,stated,0.1,0.5,centroid,"
    "3000,Book,,2020,\n"
    "s2,二号码头,,dock,quay,city,second,,990100,,综合,inferred,0.1,0.5,centroid,5000,Book,,,\n"
    "s3,灯塔,Tower,tower,light,,first,2021,990300,990302,船,stated,,,,,Book,,2021,\n",
}  # fmt: skip

TYPES = {
    "year": "year", "code_first_year_end": "year", "base_year": "year", "boundary_vintage": "year",
    "source_year": "year", "from_year": "year", "to_year": "year", "value": "number",
    "factor": "number", "published": "number", "areas_sum": "number", "gap_pct": "number",
    "label_lon": "number", "label_lat": "number", "lon": "number", "lat": "number",
    "position_accuracy_m": "number", "decimals": "integer", "known": "integer", "order": "integer",
    "additive": "boolean", "complete": "boolean", "inferred": "boolean",
}  # fmt: skip

CHECKS = [
    {"check": "areas_agree"},
    {"check": "partition"},
    {"check": "units_agree", "tables": ["city_panel", "county_panel"]},
    {"check": "gaps_declared", "table": "gaps", "areas_table": "city_panel", "level": "city"},
    {"check": "sites_inside", "table": "sites"},
]

# What a table leaves unsaid.
UNSAID = {
    "data/indicators": {"name_zh": "{key}数", "name_en": "the {key}", "definition_zh": "定义",
                        "definition_en": "A definition."},
    "data/city_panel": {"source_title": "Book", "source_publisher": "Bureau",
                        "source_year": "2024", "source_url": "", "note": ""},
    "data/county_panel": {"source_publisher": "Bureau", "source_year": "2024", "source_url": "",
                          "note": ""},
}  # fmt: skip

LEVELS = ("province", "city", "county")


def _rows(path, text):
    """Read a table as written above, and fill in what it leaves unsaid."""
    reader = csv.DictReader(io.StringIO(text))
    unsaid = UNSAID.get(path, {})
    rows = [row | {k: v.format(**row) for k, v in unsaid.items()} for row in reader]
    return [*reader.fieldnames, *unsaid], rows


def _resource(path, columns):
    fields = [
        {"name": name, "type": TYPES.get(name, "string")}
        | ({"trueValues": ["yes"], "falseValues": ["no"]} if TYPES.get(name) == "boolean" else {})
        for name in columns
    ]
    name, _, kind = path.partition("/")[2].partition(".")
    return {"name": name, "path": f"{name}.{kind or 'csv'}", "schema": {"fields": fields}}


def _write_shapes(folder, areas):
    resources = []
    for level in LEVELS:
        rows = [row for row in areas if row["level"] == level]
        told = [{k: v for k, v in row.items() if k not in ("west", "east")} for row in rows]
        ends = [(float(row["west"]), float(row["east"])) for row in rows]
        frame = gpd.GeoDataFrame(told, geometry=[box(w, 0, e, 1) for w, e in ends], crs=4326)
        middles = [(west + east) / 2 for west, east in ends]
        frame.insert(len(told[0]), "label_lon", middles)
        frame.insert(len(told[0]) + 1, "label_lat", 0.5)
        frame.to_parquet(folder / f"boundaries/{level}.parquet", index=False)
        resources.append(_resource(f"boundaries/{level}.parquet", frame.columns[:-1]))
    return resources


def write_toyland(folder, tables):
    """Write a data folder: a CSV for every table, three layers of shapes, two descriptors."""
    for name in ("boundaries", "data"):
        (folder / name).mkdir(parents=True)
    resources = {"boundaries": [], "data": []}
    for path, text in tables.items():
        columns, rows = _rows(path, text)
        if path == "boundaries/divisions":
            resources["boundaries"] += _write_shapes(folder, rows)
        with (folder / f"{path}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
        resources[path.partition("/")[0]].append(_resource(path, columns))
    said = {
        "boundaries": {"credit": {"zh": "玩具", "en": "Toys"}, "boundary_year": 2022,
                       "province": "990000", "levels": LEVELS, "frame": [0, 0, 4, 1],
                       "print_crs": "EPSG:4326"},
        "data": {"title": {"zh": "玩具", "en": "Toys"}, "checks": CHECKS, "card": ["fish"],
                 "people": "people", "compared": ["fish", "fish_ratio"], "alike": ["fish"],
                 "default": {"indicator": "fish", "by": "city"}},
    }  # fmt: skip
    for name, words in said.items():
        package = {"version": "1", **words, "resources": resources[name]}
        (folder / name / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


@pytest.fixture(scope="session")
def atlas():
    """The product's own data."""
    return open_atlas()


@pytest.fixture(scope="session")
def make_toyland(tmp_path_factory):
    """Return a function that opens toyland after replacing text in its tables.

    ``make_toyland({"data/city_panel": [("old", "new")]})``; each old text stands there once.
    """

    def make(changes=None):
        tables = dict(TABLES)
        for path, edits in (changes or {}).items():
            for old, new in edits:
                assert tables[path].count(old) == 1, (path, old)
                tables[path] = tables[path].replace(old, new)
        folder = tmp_path_factory.mktemp("toyland") / "folder"
        write_toyland(folder, tables)
        return open_atlas(folder)

    return make


@pytest.fixture(scope="session")
def toyland(make_toyland):
    """Four squares, the last one empty."""
    return make_toyland()


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """No folder takes temporary files."""
    (tmp_path / "file").touch()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
