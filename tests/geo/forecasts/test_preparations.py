"""What forecasts need is brought in beside everything else, once, and for nobody else."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.forecasts import models, prepare
from geo.forecasts.preparations import NEEDED


def run(code):
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return found.stdout.strip().splitlines()[-1]


def test_it_begins_once_however_many_ask():
    with ThreadPoolExecutor(8) as readers:
        begun = set(readers.map(lambda _: prepare(), range(50)))
    assert len(begun) == 1
    (thread,) = begun
    assert thread.daemon
    thread.join(60)
    assert set(NEEDED) <= set(sys.modules)


def test_it_is_what_the_models_import():
    source = Path(models.__file__).read_text(encoding="utf-8")
    assert all(f"from {name} import" in source or f"import {name}" in source for name in NEEDED)


PAGE = """
import sys
from dashboards.app import create_app
from geo import open_atlas
client = create_app(open_atlas()).server.test_client()
for path in {paths!r}:
    assert client.get(path).status_code == 200
import threading
begun = [one for one in threading.enumerate() if one.name == "forecasts"]
for one in begun:
    one.join()
print("statsmodels" in sys.modules)
"""


@pytest.mark.parametrize(
    ("paths", "there"),
    [(["/", "/circles", "/sites", "/plan", "/data"], "False"), (["/targets"], "True")],
    ids=["other pages", "targets"],
)
def test_only_the_page_of_the_targets_begins_it(paths, there):
    assert run(PAGE.format(paths=paths)) == there


def test_help_waits_for_no_model():
    code = (
        "import sys; from dashboards.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('statsmodels' in sys.modules)"
    )
    assert run(code) == "False"
