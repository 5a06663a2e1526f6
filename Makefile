PYTHON ?= python3
BIN := .venv/bin

# Bytecode is kept, wherever we run: without it every worker and every command that a test starts compiles it all again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site serve check test bench bench-serve bench-isi bench-portal bench-dask bench-replay bench-batas bench-engines clean browser fresh golden pictures fuzz fuzz-isi fuzz-isian fuzz-simpanan kills audit sbom canary windows

site: .venv/site.stamp
	$(BIN)/lapkin build

serve: .venv/site.stamp
	$(BIN)/lapkin serve

.venv/site.stamp: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q generator # where Python may not write bytecode, every process would compile it all
	touch $@

.venv/test.stamp: requirements-dev.txt .venv/site.stamp
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

# Tests on every core, in the order of their files: a worker that is done takes over the last ones of another.
# One test by hand: .venv/bin/pytest -k name
AT_ONCE := -n auto --maxprocesses=4 --dist=worksteal

# The inner loop: lint, types, the tests of what the rest stands on; half a minute.
check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q $(AT_ONCE) --hypothesis-profile=pendek -m "not slow and not browser" --durations=25

# Everything that CI runs, the real browser included; every week with PROFILE=malam, four times as many examples of each property.
PROFILE ?= panjang
test: .venv/test.stamp browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q $(AT_ONCE) --hypothesis-profile=$(PROFILE) -m "not browser and not untraced" --cov --cov-report=term --cov-fail-under=90
	$(BIN)/python tests/tools/coverage_floor.py
	$(BIN)/pytest -q $(AT_ONCE) --hypothesis-profile=$(PROFILE) -m "browser or untraced"

# Debian's Chromium, rsync, ssh-keygen and minisign; asked for only when one of them is missing.
browser:
	@command -v chromium >/dev/null && command -v rsync >/dev/null && command -v ssh-keygen >/dev/null && command -v minisign >/dev/null || { \
	  command -v apt-get >/dev/null || { echo "Chromium, rsync, ssh-keygen or minisign is missing: install it, then run make test again." >&2; exit 1; }; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium rsync openssh-client minisign >/dev/null; }

# What is made from the code but committed: the editor's schemas, the list of rules in PANDUAN.md.
fresh: .venv/site.stamp
	$(BIN)/python -m generator.commands.upkeep

# What tests/test_golden.py compares: a change of pages or charts that is meant. Then read git diff.
golden: .venv/test.stamp
	$(BIN)/python -m tests.golden_site

# The reader against bytes chosen by coverage; longer by hand with RUNS=1000000.
RUNS ?= 100000
fuzz: .venv/test.stamp
	$(BIN)/python -m tests.tools.fuzz_reader -runs=$(RUNS) -max_len=4000 .cache/korpus

# Ten thousand mutated content trees; what goes wrong is printed.
TREES ?= 10000
fuzz-isi: .venv/test.stamp
	$(BIN)/python -m tests.tools.fuzz_trees $(TREES)

# Mutated workbooks, imported; what goes wrong is printed and kept.
BOOKS ?= 1000
fuzz-isian: .venv/test.stamp
	$(BIN)/python -m tests.tools.fuzz_forms $(BOOKS)

# A site changed so many times, with all that is kept, against the same built from nothing.
STEPS ?= 500
fuzz-simpanan: .venv/test.stamp
	$(BIN)/python -m tests.tools.fuzz_warm $(STEPS)

# Commands killed at random moments; what the next commands do not bring in order is printed.
KILLS ?= 225
kills: .venv/test.stamp
	$(BIN)/python -m tests.tools.kills $(KILLS)

# Tools of the supply chain live apart: they are no part of Lapkin.
.venv/supply.stamp: requirements-supply.txt
	test -x .venv/supply/bin/python || $(PYTHON) -m venv .venv/supply
	.venv/supply/bin/python -m pip install --quiet --require-hashes -r requirements-supply.txt
	touch $@

# Known weaknesses of the locked dependencies; asks an advisory service on the net.
audit: .venv/supply.stamp
	.venv/supply/bin/pip-audit --strict --require-hashes --disable-pip -r requirements.txt
	.venv/supply/bin/pip-audit --strict --require-hashes --disable-pip -r requirements-dev.txt

# What the site is built with, as CycloneDX: the lock, and what others made that no lock names.
sbom: .venv/supply.stamp .venv/site.stamp
	.venv/supply/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o sbom.json requirements.txt
	$(BIN)/python -m generator.site.notices sbom.json

# The same pages by the successor of the engine, as locked: do they still come out the same?
.venv/canary.stamp: requirements-canary.txt
	test -x .venv/canary/bin/python || $(PYTHON) -m venv .venv/canary
	.venv/canary/bin/python -m pip install --quiet --require-hashes -r requirements-canary.txt
	touch $@

canary: .venv/site.stamp .venv/canary.stamp
	$(BIN)/python -m tests.tools.canary .venv/canary/bin/properdocs

# The pictures of PANDUAN.md; needs Chromium and LibreOffice.
pictures: .venv/test.stamp
	$(BIN)/python -m tests.tools.pictures

# Lapkin as one zip for Windows, from Python's embeddable zip and the checksum that its makers give; downloads wheels.
PYTHON_ZIP ?=
SUM ?=
windows: .venv/test.stamp
	@test -n "$(PYTHON_ZIP)" -a -n "$(SUM)" || { echo "make windows PYTHON_ZIP=python-3.13.1-embed-amd64.zip SUM=its SHA-256" >&2; exit 1; }
	$(BIN)/python -m tests.tools.windows_zip "$(PYTHON_ZIP)" "$(SUM)" lapkin-windows.zip

bench: .venv/test.stamp
	$(BIN)/python -m tests.tools.bench

# From an input that is left in the editor to its answer, at one quarter and at forty.
bench-isi: .venv/test.stamp
	$(BIN)/python -m tests.tools.bench_filling

# From a saved number to the page that shows it, in the preview of four quarters.
bench-serve: .venv/test.stamp
	$(BIN)/python -m tests.tools.bench_serve

# The dearest files, each shape at two sizes, each in a process of its own; SHAPES=photo for some of them.
SHAPES ?=
bench-batas: .venv/test.stamp
	$(BIN)/python -m tests.tools.bench_limits $(SHAPES)

# A portal of 76 made-up offices, collected, computed and built.
bench-portal: .venv/test.stamp
	$(BIN)/python -m tests.tools.bench_portal

# The sites of 76 offices on this computer and on a Dask cluster, in the same run; OFFICES=8 for fewer.
bench-dask: .venv/test.stamp
	$(BIN)/python -m tests.tools.bench_cluster $(OFFICES)

# 76 offices of 40 quarters on 16 and 64 workers, simulated from recorded times.
bench-replay: .venv/test.stamp
	$(BIN)/python -m tests.tools.bench_replay

# The same pages by other engines; installs them into .cache/mesin.
bench-engines: .venv/test.stamp
	$(BIN)/python -m tests.tools.bench_engines

clean:
	rm -rf site .cache .venv
