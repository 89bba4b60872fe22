# make run    set everything up and run the main job on sample data
# make test   set everything up and pass all tests
# make help   everything else

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
SHOTS ?= shots
N ?= 10000

.PHONY: help run demo-sync test test-long lint types contracts bench bench-sync sim planted pdfa shots translations clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "posko: Python 3.11 or newer is needed: sudo apt-get install -y python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; \
	  elif sudo -n true 2>/dev/null; then sudo -n apt-get update -qq && sudo -n apt-get install -y -qq python3-venv >/dev/null; \
	  else echo "posko: install the venv module, then try again: sudo apt-get install -y python3-venv" >&2; exit 1; fi; \
	  $(PYTHON) -m venv $(VENV); }

# What is installed is remembered by a stamp newer than its list, so that a second run is instant.
$(VENV)/run.installed: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "posko: installing what it needs into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/posko-source.pth"
	@packaging/system-libraries.sh $(BIN)/python
	@touch $@

$(VENV)/dev.installed: requirements/dev.txt $(VENV)/run.installed
	@echo "posko: installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

run: $(VENV)/run.installed  ## set up, then the desk on invented people; without a display it is played into pictures in shots/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/python -m console demo; \
	else $(BIN)/python -m console demo --shots $(SHOTS); fi

shots: $(VENV)/run.installed  ## pictures of every screen, both languages, light and dark, into shots/
	@$(BIN)/python -m console demo --shots $(SHOTS)

demo-sync: $(VENV)/dev.installed  ## a hub and two consoles here: apart, a conflict, equal tallies, a file, one cut off; pictures in shots/
	@$(BIN)/python tests/flows/demo_sync.py --shots $(SHOTS)

translations: $(VENV)/dev.installed  ## collect texts, compile translations
	packaging/translate.sh

test: $(VENV)/dev.installed lint types contracts  ## set up, then style, types, import contracts and all tests
	$(BIN)/python tests/halves.py

test-long: $(VENV)/dev.installed  ## consoles and a hub as processes on a link cut at 40 seeds of places; a quarter of an hour
	POSKO_SEEDS=40 $(BIN)/python -m pytest tests/flows/test_exchange_processes.py tests/exchange/test_lane.py

lint: $(VENV)/dev.installed  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.installed  ## types
	$(BIN)/mypy

contracts: $(VENV)/dev.installed  ## which floor may import which
	$(BIN)/lint-imports

bench: $(VENV)/dev.installed  ## how fast it is on this machine, beside the aims
	PYTHONPATH=. $(BIN)/python tests/bench/register.py
	PYTHONPATH=. $(BIN)/python tests/bench/response.py
	PYTHONPATH=. $(BIN)/python tests/bench/papers.py
	PYTHONPATH=. QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/map.py
	PYTHONPATH=. QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/desk.py
	PYTHONPATH=. $(BIN)/python tests/bench/wardens.py --big

sim: $(VENV)/dev.installed  ## N schedules of the sync simulator, for example make sim N=100000; SEED=17 explains one
	@$(BIN)/python -m tests.sim $(if $(SEED),seed $(SEED),$(N) $(FROM))

planted: $(VENV)/dev.installed  ## plant bugs in a copy, one after the other; the simulator must find each
	@$(BIN)/python -m tests.sim.planted

bench-sync: $(VENV)/dev.installed  ## what the exchange costs, beside its floor, its aims and other systems; QUICK=1 for a minute of it
	$(BIN)/python -m tests.bench.sync $(if $(QUICK),--quick)

pdfa: $(VENV)/dev.installed  ## ask an independent validator about the official papers (Debian, java)
	packaging/check_pdfa.sh

clean:  ## remove what make made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis
