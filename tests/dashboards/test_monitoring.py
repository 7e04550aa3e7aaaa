"""The monitored lists as they are written before any script has run."""

import re
from html import unescape

import pytest

from dashboards.app import create_app


@pytest.fixture(scope="module")
def client(atlas):
    return create_app(atlas).server.test_client()


@pytest.fixture(scope="module")
def toys(toyland):
    return create_app(toyland).server.test_client()


def section(client, query=""):
    answer = client.get(f"/targets{query}")
    assert answer.status_code == 200
    told = answer.get_data(as_text=True)
    return unescape(told[told.index('id="monitoring"') :])


def keys(told):
    return re.findall(r'<tr [^>]*data-key="([^"]+)"', told)


@pytest.mark.parametrize(("lang", "sign"), [("zh", "从不上传"), ("en", "never sent")])
def test_all_four_lists_are_there_without_scripts(client, lang, sign):
    told = section(client, f"?lang={lang}")
    assert sign in told
    counts = {
        key: len(re.findall(r"<tr [^>]*data-key=", part))
        for key, part in zip(
            ("indicators", "tasks", "policies", "projects"),
            re.split(r'<div [^>]*id="monitor-(?:indicators|tasks|policies|projects)"', told)[1:],
            strict=True,
        )
    }
    assert counts == {"indicators": 34, "tasks": 73, "policies": 29, "projects": 0}
    assert told.count('role="tabpanel"') == 4
    assert re.search(r'role="tablist"[^>]* hidden', told) or re.search(
        r"hidden[^>]*role=\"tablist\"", told
    )


def test_whose_list_it_is_is_said(client):
    assert "浙江省全省的清单" in section(client)
    assert "杭州市的清单" in section(client, "?my=330100")
    assert "the list of Ningbo" in section(client, "?my=330200&lang=en")


def test_who_is_responsible_is_said(client):
    told = section(client)
    assert "38 项，除所列部门外，全部还由各市政府负责" in told
    assert "35 项行动没有写明部门" in told
    assert "按职责分工" in told


def test_a_line_leads_to_its_entry_and_an_indicator_to_its_target(client):
    told = section(client, "?lang=en&my=330100")
    assert re.search(r'href="/plan\?[^"]*entry=PS-01', told)
    assert re.search(r'href="/targets\?[^"]*target=services_gva[^"]*due=2030', told)
    for href in re.findall(r'href="(/(?:plan|targets)\?[^"]*)"', told)[::20]:
        assert "my=330100" in href
        assert client.get(href).status_code == 200


def test_the_rule_of_the_policy_items_is_one_sentence(client):
    told = section(client, "?lang=en")
    assert "name in their chapters of support: “14th five-year plan" in told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_templates_are_downloaded(client, lang):
    for name, head in (("tasks", "status"), ("projects", "investment")):
        answer = client.get(f"/export/{name}.csv?lang={lang}")
        assert answer.status_code == 200
        assert answer.mimetype == "text/csv"
        assert answer.get_data().startswith(b"\xef\xbb\xbf")
        assert f"{name}.csv" in answer.headers["Content-Disposition"]
        assert head not in answer.get_data(as_text=True)  # heads are words, not keys
    assert len(answer.get_data(as_text=True).strip().splitlines()) == 1


def test_nothing_that_a_reader_enters_can_be_sent_to_the_server(client):
    for name in ("tasks", "projects"):
        assert client.post(f"/export/{name}.csv", data="x").status_code == 404


def test_another_province_has_lists_of_its_own(toys):
    told = section(toys, "?lang=en")
    assert "Toyland" in told
    assert "songs:2025" in keys(told)
    assert toys.get("/export/tasks.csv").status_code == 200


def test_departments_are_named_in_the_readers_language(client):
    told = section(client, "?lang=en")
    tasks = told[told.index('id="monitor-tasks"') : told.index('id="monitor-policies"')]
    assert "Provincial Department of Science and Technology" in tasks
    row = re.search(r'<tr [^>]*data-key="PS-01".*?</tr>', tasks, re.DOTALL).group()
    assert not re.search("[一-鿿]", re.sub(r"<small>一、.*?</small>|data-departments=\S+", "", row))
    assert 'value="省科技厅"' in tasks  # what is filtered by stays the same in every language
