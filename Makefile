# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

demo: .venv/run ## install, extract the sample articles, show and serve them
	$(BIN)/quotes demo

test: .venv/test ## install with what the tests need and run lint, types and all tests
	$(BIN)/ruff check quotes tests
	$(BIN)/ruff format --check quotes tests
	$(BIN)/mypy
	$(BIN)/pytest
	$(MAKE) next

# the site's tests once more, with the newest Datasette that there is, alphas too; all else is that of .venv
SITE_TESTS := $(addprefix tests/test_,publish.py pages.py downloads.py quicker.py correcting.py browser.py browser_tables.py \
	browser_correcting.py)
next: .venv/next
	PYTHONPATH=.venv/next $(BIN)/python -m pytest $(SITE_TESTS)

.venv/next: .venv/test
	$(BIN)/python -m pip install --quiet --target .venv/next --pre 'datasette>=1.0a41'
	touch $@

.venv/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python 3.10 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	# this exact version first: a looser one brings gigabytes of GPU libraries
	$(BIN)/python -m pip install --quiet torch==2.13.0
	touch $@

.venv/run: .venv/pip pyproject.toml
	$(BIN)/python -m pip install --quiet -e .
	touch $@

.venv/test: .venv/pip pyproject.toml .venv/chromium
	$(BIN)/python -m pip install --quiet -e '.[test]'
	touch $@

.venv/chromium: .venv/pip
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || $(MAKE) chromium
	touch $@

chromium:
	@echo 'The browser tests need Chromium; installing the Debian package.'
	$(if $(filter 0,$(shell id -u)),,sudo )apt-get update -qq
	$(if $(filter 0,$(shell id -u)),,sudo )apt-get install -y -qq chromium

clean:
	rm -rf .venv

.PHONY: demo test next chromium clean
