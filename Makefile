# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check release docs build service clean

.venv/run: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/dev: .venv/run
	$(BIN)/python -m pip install --quiet --editable ".[hypothesis,scale]" --group dev
	touch $@

demo: .venv/run  ## the main job: fifteen municipalities share one sluice
	$(BIN)/python examples/skaraborg.py

test: .venv/dev  ## every test, doctest and documented example
	$(BIN)/python -m pytest

check: .venv/dev  ## lint, format, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy examples
	$(BIN)/lint-imports --no-cache

release: .venv/dev  ## before a tag: every public type is known, and what has changed since the last tag
	$(BIN)/python -m tools.check_types
	$(BIN)/python -m tools.check_api

docs: .venv/dev  ## the site, strictly, into site/: by mkdocs' successor first, so that mkdocs' own is what stays
	$(BIN)/zensical build --strict
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/python -m tools.live_docs site

build: .venv/dev  ## sdist and wheel, and an import of the wheel in a clean venv
	rm -rf dist build/wheel-venv
	$(BIN)/python -m build --quiet
	$(PYTHON) -m venv build/wheel-venv
	build/wheel-venv/bin/python -m pip install --quiet dist/*.whl
	cd build && wheel-venv/bin/python -I -c "import slussmodel; print('wheel', slussmodel.__version__, slussmodel.SEK(100).split([1, 1, 1]))"

service: .venv/dev  ## the example of a web service, on this machine alone
	$(BIN)/python -m examples.service.app

clean:
	rm -rf .venv dist build site
