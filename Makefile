# `make run` starts the dashboard, `make test` runs everything; both set up what they need in .venv first.

VENV ?= .venv
PYTHON ?= python3
ADDRESS ?= localhost
BIN := $(VENV)/bin
REPORT := test-results/pytest.xml

.PHONY: help run test check screenshots clean

help:
	@echo 'make run     start the dashboard and print its address (ADDRESS=0.0.0.0 opens it to the network)'
	@echo 'make test    run every check and every test, in a browser too'
	@echo 'make check   check the register only'
	@echo 'make screenshots   every page at three widths in both themes, into docs/screenshots'
	@echo 'make clean   remove the virtual environment and what tests left behind'

run: $(VENV)/app-installed
	$(BIN)/python -m streamlit run dashboard/app.py --server.headless true --server.address $(ADDRESS)

test: $(VENV)/dev-installed
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy dashboard
	$(BIN)/python -m pytest --junitxml=$(REPORT)
	$(BIN)/python -m dashboard check

check: $(VENV)/app-installed
	$(BIN)/python -m dashboard check

screenshots: $(VENV)/dev-installed
	$(BIN)/python -m tests.browser.screenshots

clean:
	rm -rf $(VENV) test-results .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Stamps: installed again only when a requirements file is newer.

$(VENV)/dev-installed: requirements-dev.txt $(VENV)/app-installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/app-installed: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed. Name one: make PYTHON=python3.12 …'; exit 1; }
	$(PYTHON) -m venv --clear $(VENV) || \
		{ rm -rf $(VENV); echo 'Python cannot make virtual environments. On Debian: apt install python3-venv'; exit 1; }
