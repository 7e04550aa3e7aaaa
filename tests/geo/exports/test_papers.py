"""The brief as a Word document: it opens, it is native, and every number in it has a source."""

import io
import re
import subprocess
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from geo.briefs import Cited, Linked, compose_brief, subject
from geo.exports import BRIEFS
from geo.exports.briefnotes import parted
from geo.exports.papers import add_table, opened, written


def brief(atlas, code, lang="zh"):
    return compose_brief(atlas, atlas.view(f"/targets?lang={lang}"), atlas.place(code))


def written_of(found):
    content = BRIEFS["docx"](found)
    return docx.Document(io.BytesIO(content)), content


def flow(paper):
    """Return all paragraphs as they are read: what stands beside the map, then what is below."""
    return [*paper.tables[0].rows[0].cells[0].paragraphs, *paper.paragraphs]


def headings(paper):
    return [one.text for one in flow(paper) if one.style.name == "Heading 1"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_headings_bullets_and_table_are_native(atlas, lang):
    found = brief(atlas, "330300", lang)
    paper, _ = written_of(found)
    more = {"zh": ["数据表", "来源"], "en": ["Figures", "Sources"]}[lang]
    assert headings(paper) == [*(part.title.say(lang) for part in found.parts), *more]
    told = [one for one in flow(paper) if one.style.name == "List Bullet"]
    assert len(told) == sum(len(part.said) for part in found.parts)
    assert {"zh": "温州市形势", "en": "Situation: Wenzhou"}[lang] == paper.paragraphs[0].text
    _, table = paper.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len({len(row.cells) for row in table.rows}) == 1


def test_every_number_of_the_text_leads_to_its_source(atlas):
    found = brief(atlas, "330300")
    paper, _ = written_of(found)
    listed = {one.text.partition("\t")[0]: one.text for one in paper.paragraphs
              if one.style.name == "Sources"}  # fmt: skip
    rows = {
        row.cells[0].text: [cell.text for cell in row.cells] for row in paper.tables[1].rows[1:]
    }
    said = iter(one for one in flow(paper) if one.style.name == "List Bullet")
    seen = 0
    for sentence in (one for part in found.parts for one in part.said):
        marks = [run.text for run in next(said).runs if run.font.superscript]
        numbers = [one for one in parted(sentence, "zh") if not isinstance(one, str)]
        assert len(marks) == len(numbers)
        for mark, one in zip(marks, numbers, strict=True):
            seen += 1
            if isinstance(one, Linked):
                assert one.address in listed[mark]
                assert one.origin.say("zh") in listed[mark]
                continue
            row = rows[mark]
            assert row[1] == one.indicator.name("zh")
            assert row[3] == one.shown
            assert row[5] == str(one.value.year)
            assert row[6]
            cited = re.findall(r"\[\d+\]", row[7])
            assert cited
            assert set(cited) <= set(listed)
    assert seen == sum(
        isinstance(one, Cited | Linked)
        for part in found.parts for said_ in part.said for one in said_.blanks.values()
    )  # fmt: skip


def test_pages_are_a4_with_title_version_and_page_numbers(atlas):
    paper, content = written_of(brief(atlas, "330300"))
    page = paper.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert page.header.paragraphs[0].text == "温州市形势"
    assert f"数据版本 {atlas.version}" in page.footer.paragraphs[0].text
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        foot = archive.read("word/footer1.xml").decode()
        text = archive.read("word/document.xml").decode()
        styles = archive.read("word/styles.xml").decode()
        names = archive.namelist()
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot
    assert text.count("<w:drawing>") == text.count("示意图") == 1
    assert "温州市: 4,944.3" in text  # what the map shows, for who does not see it
    assert 'w:eastAsia="Microsoft YaHei"' in styles
    assert "Theme=" not in styles
    assert "docProps/thumbnail.jpeg" not in names


@pytest.mark.parametrize("code", ["330300", "990200"])
def test_the_same_brief_gives_the_same_bytes_and_no_date(atlas, toyland, code):
    home = toyland if code.startswith("99") else atlas
    first, again = (BRIEFS["docx"](brief(home, code)) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    facts = docx.Document(io.BytesIO(first)).core_properties
    assert {facts.created.year, facts.modified.year} == {2000}
    assert facts.author == "Siquan"
    assert facts.comments == ""


def test_what_no_xml_can_hold_is_left_out_and_markup_is_text():
    paper = opened("a\x00b\ufffe<w:p/>", "d\x01", "en")
    add_table(paper, [["h", "i"], ["\x02<b>", "{{1}}"]], [2, 3], {1})
    found = docx.Document(io.BytesIO(written(paper)))
    assert found.sections[0].header.paragraphs[0].text == "ab<w:p/>"
    assert [cell.text for cell in found.tables[0].rows[1].cells] == ["<b>", "{{1}}"]


def test_a_brief_is_of_the_place_that_is_pinned_else_of_the_province(atlas):
    def of(query):
        return subject(atlas, atlas.view(f"/targets{query}")).code

    assert of("?pin=330300") == "330300"
    assert of("") == atlas.province.code
    assert of(f"?pin={next(iter(atlas.register.sites))}") == atlas.province.code


@pytest.mark.parametrize(("code", "lang"), [("330300", "zh"), ("330100", "en")])
def test_an_office_program_opens_it_on_two_pages_at_most(atlas, tmp_path, code, lang):
    found = brief(atlas, code, lang)
    (tmp_path / "brief.docx").write_bytes(BRIEFS["docx"](found))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), str(tmp_path / "brief.docx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    told = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "brief.pdf"), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert told.count("\f") <= 2
    for part in found.parts:
        assert part.title.say(lang) in told
    assert [one.shown for one in found.cited if one.shown not in told] == []
