PYTHON ?= python3
BIN := .venv/bin

.PHONY: site serve check test bench bench-engines clean browser fresh pictures fuzz

site: .venv/site.stamp
	$(BIN)/lapkin build

serve: .venv/site.stamp
	$(BIN)/lapkin serve

.venv/site.stamp: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/test.stamp: requirements-dev.txt .venv/site.stamp
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

# The inner loop: lint, types, fast tests.
check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -m "not slow and not browser"

# Everything that CI runs, the real browser included.
test: .venv/test.stamp browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --cov --cov-report=term --cov-fail-under=90
	$(BIN)/python tests/coverage_floor.py

# Debian's Chromium; asked for only when none is there.
browser:
	@command -v chromium >/dev/null || { \
	  command -v apt-get >/dev/null || { echo "Chromium is missing: install it, then run make test again." >&2; exit 1; }; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; }

# What is made from the code but committed: the editor's schemas, the list of rules in PANDUAN.md.
fresh: .venv/site.stamp
	$(BIN)/python -m generator.upkeep

# The reader against bytes chosen by coverage; longer by hand with RUNS=1000000.
RUNS ?= 100000
fuzz: .venv/test.stamp
	$(BIN)/python -m tests.fuzz_reader -runs=$(RUNS) -max_len=4000 .cache/korpus

# The pictures of PANDUAN.md; needs Chromium and LibreOffice.
pictures: .venv/test.stamp
	$(BIN)/python -m tests.pictures

bench: .venv/test.stamp
	$(BIN)/python -m tests.bench

# The same pages by other engines; installs them into .cache/mesin.
bench-engines: .venv/test.stamp
	$(BIN)/python -m tests.bench_engines

clean:
	rm -rf site .cache .venv
