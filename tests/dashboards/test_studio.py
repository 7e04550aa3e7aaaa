"""The studio without a browser: words beside a view, its preview, and what is said of both."""

import io
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor
from html import escape, unescape
from urllib.parse import quote, urlencode

import numpy as np
import pytest
from PIL import Image

from dashboards.app import create_app
from dashboards.settings import Settings
from geo import compose
from geo.exports import EXPORTS
from geo.exports.arrangements import arrange
from geo.exports.layouts import LAYOUTS, coarser
from geo.exports.sheets import Sheet
from geo.exports.wishes import PARTS, offered
from tests.dashboards.test_own import keep

DRAWN = [key for key, one in EXPORTS.items() if one.draw]
SMALL = "by=circle&size=480x270px"
NUMBER = "浙S(2026)12号"


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


@pytest.fixture(scope="module")
def public(atlas):
    """A server with a review number and a name in the net."""
    settings = Settings(review_number=NUMBER, site="https://atlas.example.cn")
    return create_app(atlas, settings).server.test_client()


def told(client, query="", status=200, **posted):
    address = f"/studio/told?{query}"
    answer = client.post(address, **posted) if posted else client.get(address)
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.get_json()


def svg(client, query):
    answer = client.get(f"/export/svg?{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def dots(body):
    return Image.open(io.BytesIO(body))


# Words beside a view


@pytest.mark.parametrize("kind", DRAWN)
def test_every_drawn_format_heeds_the_words_beside_its_view(client, kind):
    plain = client.get(f"/export/{kind}?{SMALL}")
    named = client.get(f"/export/{kind}?{SMALL}&{urlencode({'title': '我的标题'})}")
    assert (plain.status_code, named.status_code) == (200, 200)
    assert plain.headers["Content-Disposition"] == named.headers["Content-Disposition"]
    assert plain.data != named.data


def test_the_ranking_is_drawn_in_place_of_the_map(client):
    drawn = client.get("/export/svg?by=circle&part=ranking").get_data(as_text=True)
    assert 'id="bars"' in drawn
    assert 'id="places"' not in drawn
    told = client.get("/studio/told?by=circle&part=ranking").get_json()
    assert "--part ranking" in told["command"]


def test_words_are_no_choices_of_the_view(client):
    words = urlencode({"title": "T", "note": "N", "hide": "north", "waive": "preliminary"})
    address = "/?indicator=tertiary_va&by=circle&year=2023"
    assert f">{escape(address)}<" in svg(client, f"{SMALL}&{words}")
    assert client.get(f"/export/csv?by=circle&{words}&size=nonsense").status_code == 200


def test_title_note_number_and_waived_objections_are_recorded_in_the_file(client, tmp_path):
    words = {"title": "服务业四圈", "note": "内部讨论", "review": NUMBER, "waive": "preliminary"}
    text = svg(client, f"{SMALL}&{urlencode(words)}")
    for one in ("服务业四圈", "内部讨论", NUMBER, "已知并保留的意见：初步数"):
        assert one in text
    assert "示意图" not in text
    (tmp_path / "map.pdf").write_bytes(client.get(f"/export/pdf?{SMALL}&{urlencode(words)}").data)
    read = ["pdftotext", str(tmp_path / "map.pdf"), "-"]
    text = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    assert "已知并保留的意见：初步数" in "".join(text.split())
    page = client.get(f"/export/html?by=circle&{urlencode(words)}").get_data(as_text=True)
    assert "已知并保留的意见：初步数" in page


def test_the_size_and_what_is_hidden_are_heeded(client):
    assert dots(client.get(f"/export/png?{SMALL}").data).size == (480, 270)
    assert 'id="legend"' in svg(client, SMALL)
    shown = svg(client, f"{SMALL}&hide=legend,scale,north")
    assert "508.0" not in shown


@pytest.mark.parametrize("path", ["/export/png", "/export/html", "/studio/preview"])
@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("hide=clouds", "clouds"),
        ("waive=all", "all"),
        ("size=12px", "12px"),
        ("title=" + "x" * 401, "401"),
    ],
)
def test_what_cannot_be_had_is_told_in_one_sentence(client, path, words, quoted):
    for lang in ("zh", "en"):
        answer = client.get(f"{path}?{words}&lang={lang}")
        text = answer.get_data(as_text=True)
        assert answer.status_code == 400
        assert answer.mimetype == "text/plain"
        assert quoted in text
        assert text.count("\n") == 1
    assert quoted in told(client, words)["wrong"]


def test_a_form_may_bring_the_words_in_place_of_the_address(client):
    words = {"title": "长标题" * 100, "size": "480x270px"}
    posted = client.post("/export/png?by=circle&title=other", data=words)
    assert posted.status_code == 200
    assert posted.data == client.get(f"/export/png?by=circle&{urlencode(words)}").data


# The reader's own table


@pytest.fixture(scope="module")
def own(client):
    (one,) = keep(client)["tables"]
    return one["key"], f"[{one['text']}]"


def test_an_own_table_is_drawn_whichever_way_it_comes_along(client, own):
    key, along = own
    query = f"indicator={key}&by=city&year=2023&size=480x270px"
    body = client.post(f"/export/png?{query}&title=T", data=along)
    form = client.post(f"/export/png?{query}", data={"own": along, "title": "T"})
    assert (body.status_code, form.status_code) == (200, 200)
    assert body.data == form.data
    assert {body.headers["Cache-Control"], form.headers["Cache-Control"]} == {"no-store"}
    assert client.get(f"/export/png?{query}").status_code == 404


def test_the_studio_shows_an_own_table_and_says_that_no_command_reaches_it(client, own):
    key, along = own
    facts = told(client, f"indicator={key}&by=city&year=2023", data={"own": along})
    assert facts["runs"] is False
    assert "siquan" not in facts["command"]
    answer = client.post(f"/studio/preview?indicator={key}&by=city&year=2023", data=along)
    assert answer.mimetype == "image/png"
    missing = client.get(f"/studio/preview?indicator={key}&by=city&year=2023")
    assert missing.status_code == 400
    assert "项目文件" in missing.get_data(as_text=True)
    broken = client.post(f"/studio/preview?indicator={key}&by=city", data=along[:40])
    assert broken.status_code == 400


# The preview


@pytest.mark.parametrize("size", [*LAYOUTS, "600x900px"])
def test_a_preview_is_arranged_as_the_file_is(atlas, size):
    layout = LAYOUTS[size] if size in LAYOUTS else LAYOUTS["square"]
    sheet = Sheet(compose(atlas, atlas.view("/?by=circle")))
    small = coarser(layout, 800)
    assert max(small.pixels) <= 800 < max(layout.pixels)
    assert arrange(sheet, small) == arrange(sheet, layout)


def test_a_preview_looks_like_the_file(client):
    query = "by=city&over=circles,cores,labels&title=A+title&hide=north"
    file = dots(client.get(f"/export/png?{query}").data).convert("L")
    seen = dots(client.get(f"/studio/preview?{query}&dots=960").data).convert("L")
    assert seen.width == 960
    apart = np.abs(np.asarray(file.resize(seen.size), float) - np.asarray(seen, float))
    assert apart.mean() < 4
    other = dots(client.get("/studio/preview?by=city&dots=960").data).convert("L")
    assert np.abs(np.asarray(other, float) - np.asarray(seen, float)).mean() > apart.mean()


@pytest.mark.parametrize(("asked", "got"), [("99999", 2400), ("1", 240), ("x", 1200), ("²", 1200)])
def test_a_preview_has_a_bounded_number_of_dots(client, asked, got):
    seen = dots(client.get(f"/studio/preview?by=circle&dots={quote(asked)}").data)
    assert got - 14 <= seen.width <= got


def test_pictures_asked_for_at_once_are_those_asked_for_one_by_one(atlas):
    app = create_app(atlas).server
    asked = [f"/studio/preview?by={by}&dots=300&title={n}" for by in ("circle", "city")
             for n in range(3)]  # fmt: skip
    alone = [app.test_client().get(one).data for one in asked]
    again = create_app(atlas).server
    with ThreadPoolExecutor(4) as several:
        together = list(several.map(lambda one: again.test_client().get(one).data, asked))
    assert together == alone
    assert len(set(alone)) == len(asked)


# What is said


def test_the_objections_are_those_of_the_editor_and_each_can_be_waived(client):
    facts = told(client, "by=circle")
    assert {"preliminary", "no_review"} <= set(facts["rules"])
    text = unescape(facts["findings"])
    for words in ("初步数", "为何", "办法", "保留，并在图上注明"):
        assert words in text
    assert "checked" not in text
    waived = told(client, "by=circle&waive=preliminary")
    assert 'value="preliminary" checked' in waived["findings"]
    assert waived["findings"].count("checked") == 1
    assert waived["rules"] == facts["rules"]
    assert waived["summary"].endswith("已保留 1")


def test_objections_follow_the_words(client):
    assert "no_legend" in told(client, "by=circle&hide=legend")["rules"]
    assert "no_review" not in told(client, urlencode({"review": NUMBER}))["rules"]
    assert told(client, "by=circle&lang=en&title=Services")["rules"].count("no_unit") == 1


def test_the_studio_says_how_large_the_file_will_be_and_what_there_is_to_show(client):
    facts = told(client, "by=circle&size=a4&lang=en")
    assert facts["size"] == "3508 × 2480 dots, 297 × 210 mm"
    assert facts["title"] == "Value added of services by circle, Zhejiang, 2023"
    assert set(PARTS) - set(facts["offered"]) == {"sites", "code"}
    assert facts["title"] in facts["alt"]
    assert told(client, "by=county&over=labels,sites")["offered"].count("values") == 0


def test_what_is_hidden_is_offered_all_the_same(atlas):
    scene = compose(atlas, atlas.view("/?by=city&over=circles,cores,labels,sites"))
    assert offered(Sheet(scene)) == set(PARTS) - {"code"}


def test_the_command_makes_the_same_file(public):
    words = {"title": "It's “50 %” & more", "hide": "north,scale", "size": "a4", "grey": "1"}
    facts = told(public, f"by=circle&lang=en&{urlencode(words)}")
    command = shlex.split(facts["command"])
    assert command[:2] == ["siquan", "export"]
    assert command[2].startswith("/?indicator=tertiary_va&by=circle&year=2023&lang=en")
    assert command[3] == "tertiary_va-circle-330000-2023.[kind]"
    options = iter(command[4:])
    found = {one: "" if one == "--grey" else next(options) for one in options}
    assert found == {
        "--title": words["title"], "--review": NUMBER, "--hide": "north,scale", "--size": "a4",
        "--grey": "", "--site": "https://atlas.example.cn",
    }  # fmt: skip


# What the operator says


def test_the_operators_number_and_site_stand_in_the_file_unless_others_are_given(public):
    text = svg(public, SMALL)
    assert NUMBER in text
    assert "https://atlas.example.cn/?indicator=tertiary_va" in text
    assert "code" in told(public, "by=circle")["offered"]
    assert "示意图" in svg(public, f"{SMALL}&review=")
    assert 'value="浙S(2026)12号"' in public.get("/studio/sheet").get_data(as_text=True)


@pytest.mark.parametrize(
    ("root", "printed"),
    [
        ("http://atlas.example.cn/", "http://atlas.example.cn/?"),
        ("http://10.1.2.3:8050/", "http://10.1.2.3:8050/?"),
        ("http://localhost:8050/", "/?"),
        ("http://127.0.0.1:8050/", "/?"),
        ("http://[::1]:8050/", "/?"),
        ("http://0.0.0.0:8050/", "/?"),
    ],
)
def test_without_a_site_the_readers_own_way_is_printed_but_never_this_machine(
    client, root, printed
):
    text = client.get(f"/export/svg?{SMALL}", base_url=root).get_data(as_text=True)
    assert f">{printed}indicator=tertiary_va" in text


def test_settings_are_read_from_the_environment():
    assert Settings.read({"SIQUAN_SITE": "https://a.cn"}).site == "https://a.cn"


# The dialog


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet_offers_every_format_size_and_part(client, lang):
    text = client.get(f"/studio/sheet?lang={lang}").get_data(as_text=True)
    for value in (*DRAWN, *LAYOUTS, *PARTS):
        assert f'value="{value}"' in text
    assert ("导出" in text) is (lang == "zh")


def test_the_map_page_leads_to_the_studio(client):
    text = client.get("/?lang=en").get_data(as_text=True)
    assert 'id="studio-open"' in text
    assert 'aria-keyshortcuts="E Shift+E"' in text
