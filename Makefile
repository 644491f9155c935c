# make demo: a year of made-up training in a throw-away folder, then its review
# make test: everything that must hold before a change is kept
# Both make .venv first. Nothing has to be installed but Python 3.11 or newer.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint collected bench bench-judgement bench-models pooled fuzz mutate soak format docs lock clean

# What Python has compiled is kept: workers, and coach in processes of its own, share it.
unexport PYTHONDONTWRITEBYTECODE

# A python on the PATH may be older than we need, or a shim that starts nothing,
# or lack what a virtual environment needs: only running it tells.
CANDIDATES := $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14 python
PROBE := import ensurepip, ssl, sys, venv; sys.version_info >= (3, 11) or sys.exit(1); print(sys.implementation.name + "-" + ".".join(map(str, sys.version_info[:3])))
FOUND := $(shell for each in $(CANDIDATES); do \
	version=$$("$$each" -c '$(PROBE)' 2>/dev/null) && echo "$$each $$version" && break; done)
CHOSEN := $(word 1,$(FOUND))
VERSION := $(word 2,$(FOUND))

# The stamp carries the interpreter's version: another Python makes a new .venv.
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-$(or $(VERSION),none)
READY := $(VENV)/.ready-$(or $(VERSION),none)
LOG := $(VENV)/install.log
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check
WORKERS ?= 3
FOR ?= 30
BENCHES ?= times first_sync encryption load_course goal_truth next_trial deloads fit_speed fit_garmindb strength_speed apple_speed ten_years ten_years_commands

help:
	@echo "make demo    a year of made-up training, reviewed, in a throw-away folder"
	@echo "make test    lint, types, walls between rooms, then every test"
	@echo "make lint    the first three only"
	@echo "make bench   how long commands and imports take, beside other readers"
	@echo "make bench-judgement  210 simulated half-years: coach's changes beside none and a seed's"
	@echo "make bench-models  what is learned of lifters beside the obvious guess; LOGS=FOLDER"
	@echo "make pooled  learn what is shipped anew, from open logs and simulated lifters"
	@echo "make fuzz    bent files of every kind through the import, FOR=30 seconds a reader"
	@echo "make mutate  numbers and comparisons of the rules changed, one at a time: tests must fail"
	@echo "make soak    ten athletes' evenings; approvals killed 200 times; every test, thoroughly"
	@echo "make format  sort imports and lay the code out"
	@echo "make docs    take the README's screens from the demo anew, and the man page"
	@echo "make lock    resolve requirements.lock again from pyproject.toml"
	@echo "make clean   remove .venv, caches and builds"
	@echo "PYTHON=/path/to/python picks the interpreter; now: $(or $(CHOSEN) ($(VERSION)),none found)"

demo: $(READY)
	@$(BIN)/coach demo

test: $(READY)
	@$(MAKE) --no-print-directory -j2 lint collected
	@$(BIN)/python -m pytest -q -n $(WORKERS)

lint: $(READY)
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >$(VENV)/walls.log 2>&1 || { cat $(VENV)/walls.log; exit 1; }
	@echo "lint, types and walls hold"

# Pytest rewrites every file of tests before it first runs it: here once, beside lint
# that leaves a core idle, and not again by each worker.
collected: $(READY)
	@$(BIN)/python -m pytest -q --collect-only >$(VENV)/tests.log 2>&1 || { cat $(VENV)/tests.log; exit 1; }

bench: $(READY)
	@for each in $(BENCHES); do echo "== $$each" && $(BIN)/python -m tests.bench.$$each || exit 1; done

bench-judgement: $(READY)
	@$(BIN)/python -m tests.bench.judgement

# LOGS=FOLDER judges on the logs of other lifters, whole lifters held out.
bench-models: $(READY)
	@$(BIN)/python -m tests.bench.model_scores $(LOGS)
	@$(BIN)/python -m tests.bench.fleet

pooled: $(READY)
	@for each in next plateau exercise; do $(BIN)/python -m tests.bench.pool_$$each || exit 1; done

fuzz: $(READY)
	@$(BIN)/python -m tests.bench.fuzz $(FOR)

mutate: $(READY)
	@$(BIN)/python -m tests.bench.mutate --jobs $(WORKERS)

soak: $(READY)
	@$(BIN)/python -m tests.bench.seeds
	@$(BIN)/python -m tests.bench.soak_exports
	@THOROUGH=1 $(BIN)/python -m pytest -q -n $(WORKERS)

docs: $(READY)
	@$(BIN)/python -m tests.screens
	@$(BIN)/python -m tests.man
	@echo "the README's screens and the man page are made anew"

format: $(READY)
	@$(BIN)/ruff check -q --fix-only .
	@$(BIN)/ruff format -q .

$(VENV): $(READY)

# A new .venv where this Python has none; a new lock is installed on top of it.
# The lock is complete: pip is not to look for anything newer on its own (--no-deps).
$(STAMP): requirements.lock
	@test -n "$(CHOSEN)" || { \
		echo "error: no Python 3.11 or newer was found."; \
		echo "  why: tried $(CANDIDATES), and none of them runs (with venv and ensurepip)."; \
		echo "  fix: install one, or name it: make PYTHON=/path/to/python3"; exit 1; } >&2
	@echo "filling $(VENV) for $(CHOSEN) ($(VERSION)): a minute or two the first time"
	@test -e $@ || "$(CHOSEN)" -m venv --clear $(VENV)
	@$(PIP) --no-deps --require-hashes -r requirements.lock >$(LOG) 2>&1 || { cat $(LOG) >&2; exit 1; }
	@touch $@

$(READY): $(STAMP) pyproject.toml
	@$(PIP) --no-deps --no-build-isolation -e . >$(LOG) 2>&1 || { cat $(LOG) >&2; exit 1; }
	@touch $@

# One file of versions and hashes for every Python and system, with no address
# of an index inside. uv is fetched into a folder of its own and thrown away.
lock: $(READY)
	@place=$$(mktemp -d) && trap 'rm -rf "$$place"' EXIT && \
	$(BIN)/python -m venv "$$place" && \
	"$$place/bin/python" -m pip install -q --disable-pip-version-check uv && \
	"$$place/bin/uv" pip compile pyproject.toml --upgrade --universal --python-version 3.11 \
		--all-extras --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--no-config --quiet --output-file requirements.lock

clean:
	@rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find coach connectors tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +
