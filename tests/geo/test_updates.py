"""A data folder is updated as a whole, value by value, or stays as it is to the byte."""

import csv
import io
from pathlib import Path

import pytest

from geo import SourceError, open_atlas
from geo.sources import shipped
from geo.updates import (
    Edition,
    Figure,
    FolderError,
    Publication,
    folders,
    found,
    keep,
    propose,
    restore,
    written,
)
from geo.updates.histories import following, named
from geo.updates.ledgers import Ledger
from tests.conftest import TABLES, write_toyland

HISTORY = "version,date,table,code,indicator,year,before,after,reason_zh,reason_en\n"
PANEL = "data/city_panel.csv"
BOOK = Publication("New book", "Bureau", 2025, "", "A", "final", vintage="census4")
REASONS = {"zh": "取整", "en": "Rounding"}
EDITION = Edition("", "2026-01-02")


@pytest.fixture
def toys(tmp_path):
    """Toyland in a folder of its own, with a history."""
    write_toyland(tmp_path / "toys", {**TABLES, "data/changes": HISTORY})
    return tmp_path / "toys"


def state(folder):
    """Return every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def table(folder, name):
    text = (folder / f"data/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def offered(folder, *figures, book=BOOK, edition=EDITION):
    return propose(folder, open_atlas(folder), figures, book, edition, REASONS)


def updated(folder, *figures, **more):
    proposal = offered(folder, *figures, **more)
    assert proposal.problems == ()
    keep(folder, proposal)
    return proposal


def test_every_line_that_is_not_touched_keeps_its_bytes():
    for path in sorted((shipped() / "data").rglob("*.csv")):
        content = path.read_bytes()
        ledger = Ledger(content)
        assert ledger.content() == content
        for at in range(len(ledger)):
            ledger.replace(at, ledger[at])
        assert ledger.content() == content


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a,b\n1,2\n", b"a,b\n1,2\n3,\n"),
        (b"a,b\r\n1,2\r\n", b"a,b\r\n1,2\r\n3,\r\n"),
        (b"\xef\xbb\xbfa,b\n1,2", b"\xef\xbb\xbfa,b\n1,2\n3,\n"),
        (b"a,b", b"a,b\n3,\n"),
    ],
)
def test_a_row_is_added_in_the_manner_of_the_file(before, after):
    ledger = Ledger(before)
    assert ledger.columns == ("a", "b")
    ledger.append({"a": "3", "c": "not a column"})
    assert ledger.content() == after


def test_rows_are_found_by_their_text_and_taken_out():
    ledger = Ledger(b'a,b\n1,"x,y"\n2,z\n1,"x,y"\n')
    assert ledger.find("a", "b") == {("1", "x,y"): [0, 2], ("2", "z"): [1]}
    ledger.remove(0, 2)
    assert ledger.content() == b"a,b\n2,z\n"


def test_numbers_are_written_without_exponent_and_noise():
    assert written(0.1 + 0.2) == "0.3"
    assert written(1e-7) == "0.0000001"
    assert written(94545.0) == "94545"
    assert written(123456789012.25) == "123456789012.25"


@pytest.mark.parametrize(
    ("version", "after"),
    [
        ("2026.11", "2026.11.1"),
        ("2026.11.9", "2026.11.10"),
        ("1", "1.1"),
        ("1.2.beta", "1.2.beta.1"),
    ],
)
def test_a_version_is_followed_by_the_next(version, after):
    assert following(version) == after


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_only_the_version_of_a_descriptor_changes(encoding):
    text = '{"resources": [{"version": "1"}],\n "version" : "1"}\n'
    expected = text.replace('" : "1"', '" : "\\u00e9"')
    assert named(text.encode(encoding), "é").decode(encoding) == expected


def test_a_new_value_is_added_with_its_source_and_told_in_the_history(toys):
    before = state(toys)
    proposal = updated(toys, Figure("990400", "fish", 2021, 5.5))
    (change,) = proposal.changes
    assert (change.kind, change.before, change.after) == ("new", "", "5.5")
    assert (change.step, change.rise) == (None, 37.5)
    assert change.jumps
    after = state(toys)
    assert after[PANEL].startswith(before[PANEL])
    row = table(toys, "city_panel")[-1]
    assert row["source_title"] == "New book"
    assert (row["status"], row["vintage"], row["source_grade"]) == ("final", "census4", "A")
    (told,) = table(toys, "changes")
    assert (told["version"], told["date"]) == ("1.1", "2026-01-02")
    assert (told["table"], told["code"], told["indicator"]) == ("city_panel", "990400", "fish")
    assert (told["before"], told["after"], told["year"]) == ("", "5.5", "2021")
    assert told["reason_en"] == "Published in New book."
    changed = {file for file in after if after[file] != before.get(file)}
    assert changed == {PANEL, "data/changes.csv", "data/datapackage.json"}
    assert open_atlas(toys).measures.panel.of("fish", 2021, "city")["990400"].value == 5.5


def test_a_proposal_writes_nothing(toys):
    before = state(toys)
    proposal = offered(toys, Figure("990400", "fish", 2021, 5.5))
    assert set(proposal.contents) == {PANEL, "data/changes.csv", "data/datapackage.json"}
    assert proposal.seen == {file: before[file] for file in proposal.contents}
    assert state(toys) == before


def test_a_value_of_another_source_is_kept_among_the_conflicts(toys):
    proposal = updated(toys, Figure("990100", "fish", 2022, 12.5))
    (change,) = proposal.changes
    assert (change.kind, change.before, change.after) == ("changed", "12", "12.5")
    assert change.step == pytest.approx(0.5 / 12 * 100)
    assert not change.weaker
    values = {row["value"]: row["source_title"] for row in table(toys, "city_conflicts")}
    assert values == {"13": "Rival book", "12": "Book"}
    seen = open_atlas(toys).measures.panel
    assert seen.of("fish", 2022, "city")["990100"].source.title == "New book"
    assert {one.value for one in seen.conflicts("990100", "fish", 2022)} == {12, 13}


def test_the_gap_to_the_province_is_declared_anew(toys):
    proposal = updated(toys, Figure("990100", "fish", 2022, 12.5))
    (gap,) = proposal.gaps
    assert (gap.indicator, gap.year, gap.before, gap.after) == ("fish", 2022, -1.7857, -1.3393)
    (row,) = table(toys, "gaps")
    assert (row["published"], row["areas_sum"], row["gap_pct"]) == ("112", "110.5", "-1.3393")
    assert (row["reason_zh"], row["reason_en"]) == ("取整", "Rounding")


def test_a_gap_that_was_not_known_is_declared(toys):
    proposal = updated(toys, Figure("990000", "fish", 2023, 110))
    (gap,) = proposal.gaps
    assert (gap.year, gap.before, gap.after) == (2023, None, 0)
    assert [row["year"] for row in table(toys, "gaps")] == ["2022", "2023"]


def test_a_value_of_the_same_source_is_corrected(toys):
    book = Publication("Book", "Bureau", 2024, "", "A", "final", vintage="census4")
    (change,) = updated(toys, Figure("990100", "fish", 2023, 16), book=book).changes
    assert change.kind == "corrected"
    assert [row["value"] for row in table(toys, "city_conflicts")] == ["13"]
    (told,) = table(toys, "changes")
    assert told["reason_en"] == "Copied wrongly from Book before."
    assert (told["before"], told["after"]) == ("15", "16")


def test_a_value_that_is_there_already_changes_nothing(toys):
    before = state(toys)
    proposal = offered(toys, Figure("990100", "fish", 2022, 12.0))
    assert (proposal.changes, proposal.same, proposal.contents) == ((), 1, {})
    keep(toys, proposal)
    assert state(toys) == before


def test_a_first_release_is_confirmed_by_the_final_figure(toys):
    (change,) = updated(toys, Figure("990100", "fish", 2023, 15.0)).changes
    assert change.kind == "confirmed"
    assert (change.before, change.after) == ("status=preliminary", "status=final")
    assert (change.step, change.rise) == (0, 25)
    (row,) = [
        row
        for row in table(toys, "city_panel")
        if (row["unit_code"], row["indicator"], row["year"]) == ("990100", "fish", "2023")
    ]
    assert (row["status"], row["source_title"]) == ("final", "New book")
    assert table(toys, "changes")[0]["reason_en"] == "Confirmed by New book."


def test_a_first_release_confirms_nothing(toys):
    book = Publication("Bulletin", "Bureau", 2025, "", "A", "preliminary", vintage="census4")
    assert offered(toys, Figure("990100", "fish", 2022, 12), book=book).changes == ()
    (change,) = offered(toys, Figure("990100", "fish", 2022, 12.1), book=book).changes
    assert change.weaker


def test_only_columns_with_a_vintage_are_given_one(toys):
    updated(toys, Figure("990400", "charm", 2022, 2), Figure("990400", "fish", 2021, 2))
    rows = table(toys, "city_panel")[-2:]
    assert [row["vintage"] for row in rows] == ["", "census4"]


def test_a_county_has_its_own_panel_with_scope_and_divisions(toys):
    book = Publication("Book 2", "", 2025, "", "B", "final", "partial", "census4")
    figures = [Figure("990102", "fish", 2023, 5, 2022), Figure("990101", "fish", 2023, 7)]
    updated(toys, *figures, book=book)
    rows = {row["value"]: row for row in table(toys, "county_panel")[-2:]}
    assert (rows["5"]["scope"], rows["5"]["boundary_vintage"]) == ("partial", "2022")
    assert table(toys, "county_conflicts")[0]["source_title"] == "Book"
    updated(toys, Figure("990103", "fish", 2023, 5))
    assert table(toys, "county_panel")[-1]["boundary_vintage"] == "2023"


def test_a_step_is_measured_from_the_year_before_in_the_same_table(toys):
    figures = [Figure("990400", "fish", 2021, 100), Figure("990400", "fish", 2022, 80)]
    first, second = offered(toys, *figures).changes
    assert first.rise == 2400
    assert (second.step, second.rise) == (900, -20)
    assert second.jumps


def test_no_step_is_measured_from_zero(toys):
    (change,) = offered(toys, Figure("990400", "people", 2022, 3)).changes
    assert change.step is None
    assert not change.jumps


def test_a_percentage_steps_in_points(folder):
    rate = next(row for row in table(folder, "statistics/city_panel") if row["unit"] == "%")
    value = float(rate["value"]) + 1.5
    figure = Figure(rate["unit_code"], rate["indicator"], int(rate["year"]), value)
    (change,) = offered(folder, figure).changes
    assert change.step == pytest.approx(1.5)


def test_conflicts_are_told_what_is_shown_now(folder):
    rival = table(folder, "statistics/city_conflicts")[0]
    key = (rival["unit_code"], rival["indicator"], int(rival["year"]))
    book = Publication("Yearbook", "Bureau", 2025, "", "A", "final", vintage="census4")
    (change,) = updated(folder, Figure(*key, 40_000), book=book).changes
    rows = [row for row in table(folder, "statistics/city_conflicts")
            if (row["unit_code"], row["indicator"], int(row["year"])) == key]  # fmt: skip
    assert {row["main_value"] for row in rows} == {"40000"}
    assert {row["main_source"] for row in rows} == {"Yearbook"}
    assert {row["main_status"] for row in rows} == {"final"}
    assert {float(row["value"]) for row in rows} >= {float(rival["value"]), float(change.before)}
    off = {row["value"]: row["diff_pct"] for row in rows}[rival["value"]]
    assert float(off) == round((float(rival["value"]) / 40_000 - 1) * 100, 2)


def test_a_conflict_that_is_shown_now_leaves_the_conflicts_and_comes_back(toys):
    rival = Publication("Rival book", "Bureau", 2025, "", "A", "final", vintage="census4")
    updated(toys, Figure("990100", "fish", 2022, 13), book=rival)
    assert [row["value"] for row in table(toys, "city_conflicts")] == ["12"]
    book = Publication("Book", "Bureau", 2024, "", "A", "final", vintage="census4")
    updated(toys, Figure("990100", "fish", 2022, 12), book=book)
    (row,) = table(toys, "city_conflicts")
    assert (row["value"], row["source_title"]) == ("13", "Rival book")


def test_a_value_already_among_the_conflicts_joins_them_once(toys):
    rival = Publication("Rival book", "Bureau", 2025, "", "A", "final", vintage="census4")
    with (toys / "data/city_conflicts.csv").open("a", encoding="utf-8") as file:
        file.write("990100,fish,2022,12,t,Book,,\n990100,fish,2022,,t,Blank,,\n")
    updated(toys, Figure("990100", "fish", 2022, 14), book=rival)
    found = [(row["value"], row["source_title"]) for row in table(toys, "city_conflicts")]
    assert found == [("13", "Rival book"), ("12", "Book"), ("", "Blank")]


def test_an_update_that_breaks_a_rule_is_told_and_refused(folder):
    before = state(folder)
    proposal = offered(folder, Figure("330100", "tertiary_va", 2023, 1))
    assert "330100 in 2023" in proposal.problems[0].reason
    assert proposal.changes[0].jumps
    with pytest.raises(SourceError, match="apart"):
        keep(folder, proposal)
    assert state(folder) == before


def test_an_update_that_breaks_a_schema_is_told_and_refused(folder):
    proposal = offered(folder, Figure("330100", "gdp", 2009, 1))
    assert "below 2010" in proposal.problems[0].reason


def test_a_folder_without_a_history_is_told_to_keep_one(tmp_path):
    write_toyland(tmp_path / "toys", TABLES)
    with pytest.raises(SourceError, match="has no table 'changes'"):
        offered(tmp_path / "toys", Figure("990400", "fish", 2021, 5))


def test_a_folder_is_founded_where_nothing_is(toys, tmp_path):
    found(toys, tmp_path / "mine")
    assert state(tmp_path / "mine") == state(toys)
    with pytest.raises(FolderError, match="is there already"):
        found(toys, tmp_path / "mine")
    with pytest.raises(FolderError, match="cannot be written"):
        found(toys, tmp_path / "no such" / "mine")


def test_a_folder_that_another_hand_changed_meanwhile_is_left_alone(toys):
    proposal = offered(toys, Figure("990400", "fish", 2021, 5))
    with (toys / PANEL).open("a", encoding="utf-8") as file:
        file.write("\n")
    before = state(toys)
    with pytest.raises(FolderError, match="was changed while"):
        keep(toys, proposal)
    assert state(toys) == before


@pytest.mark.parametrize("fault", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_a_write_that_is_broken_off_anywhere_leaves_all_or_nothing(toys, monkeypatch, fault):
    before = state(toys)
    proposal = offered(toys, Figure("990100", "fish", 2022, 12.5))
    done, at = False, 0
    while not done:
        with monkeypatch.context() as patched:
            break_off(patched, at, fault)
            try:
                keep(toys, proposal)
                done = True
            except (FolderError, KeyboardInterrupt):
                pass
        assert state(toys) == before | dict(proposal.contents if done else {})
        at += 1
    assert at > 20


def break_off(patched, at, fault):
    """Let the operation of this number on a path fail."""
    calls = iter(range(1000))

    def breaking(name):
        whole = getattr(Path, name)

        def broken(*args, **more):
            if next(calls) == at:
                raise fault
            return whole(*args, **more)

        return broken

    for name in ("open", "mkdir", "replace", "rename", "read_bytes"):
        patched.setattr(Path, name, breaking(name))


def test_a_halt_between_two_files_is_mended_by_the_next_update(toys, monkeypatch):
    before = state(toys)
    proposal = offered(toys, Figure("990100", "fish", 2022, 12.5))
    monkeypatch.setattr(folders, "restore", lambda _: False)  # as if the power went
    whole, calls = Path.replace, iter(range(1000))

    def halted(*args):
        if next(calls) == 2:
            raise KeyboardInterrupt
        return whole(*args)

    monkeypatch.setattr(Path, "replace", halted)
    with pytest.raises(KeyboardInterrupt):
        keep(toys, proposal)
    monkeypatch.undo()
    assert state(toys) != before
    assert restore(toys)
    assert state(toys) == before
    assert not restore(toys)


def test_a_conflict_says_what_else_tells_it_from_the_value_shown(toys):
    figure = Figure("990301", "fish", 2022, 31, 2021)
    updated(toys, figure)
    (row,) = table(toys, "county_conflicts")
    assert (row["value"], row["note"]) == ("30", "scope=partial; boundary_vintage=2022")


def test_a_blank_value_is_filled_like_a_new_one(toys):
    path = toys / PANEL
    text = path.read_text(encoding="utf-8").replace("990100,charm,2022,3.5,", "990100,charm,2022,,")
    path.write_text(text, encoding="utf-8", newline="")
    (change,) = updated(toys, Figure("990100", "charm", 2022, 4)).changes
    assert change.kind == "new"
    rows = [row for row in table(toys, "city_panel") if row["indicator"] == "charm"]
    assert [row["value"] for row in rows if row["unit_code"] == "990100"] == ["4"]


def test_the_history_ends_with_what_the_data_say(atlas):
    last = {(row["table"], row["code"], row["indicator"], row["year"]): row["after"]
            for row in atlas.tables["changes"]}  # fmt: skip
    assert last
    for (name, code, indicator, year), after in last.items():
        (row,) = [
            row
            for row in atlas.tables[name]
            if code in (row.get("unit_code"), row.get("site_id"))
            and (row.get("indicator"), year and row["year"]) == (indicator, year)
        ]
        for part in after.split(";"):
            column, equals, text = part.rpartition("=")
            found = row[column] if equals else f"{row['value']:g}"
            assert (found or "") == (text if equals else f"{float(after):g}")
