# make setup | run | demo | test | bench | load | fuzz | attack | screenshots | messages

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
ACCOUNTS ?=
DATABASE := $(or $(CCHC_DATABASE),data/cchc.duckdb)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: setup run demo test lint types pytest chromium spreadsheet bench load fuzz attack truth screenshots messages

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.txt constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' || { \
	  echo "Cần Python 3.11 đến 3.14; $(PYTHON) là: $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Python 3.11 to 3.14 is needed. Name one: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python này thiếu venv; cài: apt install python3-venv" >&2; \
	  echo "This Python lacks venv; install it: apt install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) --requirement requirements.txt
	@$(BIN)/python -m cchc.browser || echo "Bảng điều khiển vẫn chạy, thiếu những chỗ sửa vừa nêu. (It runs without the patches named above.)" >&2
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	$(PIP) --requirement requirements-dev.txt
	@touch $@

# All of it is `python -m cchc serve`, which runs without make and without a shell too. HOST=0.0.0.0 ACCOUNTS=none lets other machines in.
run: setup
	@CCHC_DATABASE=$(DATABASE) $(BIN)/python -m cchc serve --host $(HOST) --port $(PORT) \
	  $(if $(filter none,$(ACCOUNTS)),--without-accounts)

# A made-up province with everything in it, in a file of its own: half a minute at the first start, and never real figures.
demo: setup
	@$(BIN)/python -m cchc serve --demo --host $(HOST) --port $(PORT) $(if $(filter none,$(ACCOUNTS)),--without-accounts)

# Side by side, for types are one process: the first fault is told at once, and any makes this fail. What apt-get installs
# comes before, one after the other.
test: $(VENV)/.installed-dev chromium spreadsheet
	@$(MAKE) --no-print-directory --jobs 2 --old-file chromium --old-file spreadsheet lint types pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/sqruff lint queries cchc/store/schema benchmarks

types: $(VENV)/.installed-dev
	$(BIN)/mypy

# A file stays on one worker, which makes what its tests share once; the longest, the browser's, come first by their names.
# Two workers more than cores: tests wait for the browser, a server or another process now and then (decision 0040).
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(os.cpu_count() + 2)')
pytest: $(VENV)/.installed-dev chromium spreadsheet
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

# Debian's Chromium for tests/browser, at best the one without windows, which starts in less time; where it cannot be
# installed the walk is skipped loudly, and fails if CI is set.
chromium:
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  as_root=""; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
	  command -v apt-get >/dev/null && $$as_root apt-get update -qq && for package in chromium-headless-shell chromium; do \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -qq -y --no-install-recommends $$package fonts-noto-core >/dev/null && break; done; \
	} || echo "Không cài được Chromium: bỏ qua các bước kiểm thử trên trình duyệt. (No Chromium: no browser walk.)" >&2

# Debian's LibreOffice for tests/test_export_opened.py and test_report_documents.py, under the same rule: once 36 seconds and 700 MB.
spreadsheet:
	@command -v lowriter >/dev/null || { \
	  as_root=""; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
	  command -v apt-get >/dev/null && $$as_root apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -qq -y --no-install-recommends libreoffice-calc libreoffice-writer libreoffice-impress >/dev/null; \
	} || echo "Không cài được LibreOffice: bỏ qua việc mở các tệp đã xuất. (No LibreOffice: exports are not opened.)" >&2

# Pages and questions, with each score sheet published SIZE times.
SIZE ?= 1
bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks --size $(SIZE)

# Many people at once, ten times the lines, Dash beside it: 20 minutes on a quiet machine.
load: $(VENV)/.installed-dev chromium
	$(BIN)/python -m benchmarks.load

# New damaged files for the workbook reader, for SECONDS, and TRIALS tables with a known answer in the clothes of offices.
SECONDS ?= 300
TRIALS ?= 20000
fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m tests.dressing --trials $(TRIALS)
	$(BIN)/python -m tests.fuzz_workbooks --seconds $(SECONDS)

# Kills at random moments, hostile files, threads, strangers and soak for MINUTES, and one table.
MINUTES ?= 15
attack: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.attack --minutes $(MINUTES)

# What every page says of everything that is held, against rules written as code; ends with 1 where one is broken.
truth: $(VENV)/.installed-dev
	$(BIN)/python -m tests.truth

screenshots: $(VENV)/.installed-dev chromium
	$(BIN)/python -m tests.browser.screenshots
	$(BIN)/python -m tests.browser.guide_pictures

# The catalogues of other languages, brought up to date with the texts of the code.
messages: $(VENV)/.installed-dev
	$(BIN)/python -m tests.messages
