# The project's commands. Each sets up .venv first when requirements.lock or pyproject.toml has changed.
#   make brief                  the brief argentina-nato in its seven languages, into output/
#   make test ARGS="-k bidi"    any arguments of pytest
#   make PYTHON=python3.13 …    another interpreter than python3

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
LOCALES := locales
TEMPLATE_CATALOG := $(LOCALES)/polybrief.pot

.PHONY: help brief test lint messages extract update compile bench bench-extraction bench-translation measure contact-sheet golden lock clean

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 26

brief: $(READY) ## publish the brief argentina-nato in its seven languages
	@$(BIN)/polybrief build argentina-nato

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest $(ARGS)

lint: $(READY) ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

messages: extract update compile ## the interface catalogs: extract, update and compile in turn

extract: $(READY) ## texts of code and templates into locales/polybrief.pot
	@mkdir -p $(LOCALES)
	$(BIN)/pybabel --quiet extract --mapping babel.cfg --project polybrief --copyright-holder "the polybrief authors" \
		--add-comments "Translators:" --strip-comments --add-location file --sort-by-file --no-wrap \
		--output $(TEMPLATE_CATALOG) .

update: extract ## bring every locales/*/LC_MESSAGES/polybrief.po up to date; a changed text turns fuzzy and keeps its old source
	$(BIN)/pybabel update --domain polybrief --input-file $(TEMPLATE_CATALOG) --output-dir $(LOCALES) \
		--previous --no-wrap --ignore-pot-creation-date

compile: $(READY) ## compile the interface catalogs, with a count of what is translated
	$(BIN)/pybabel compile --domain polybrief --directory $(LOCALES) --statistics

bench: $(READY) ## time layout against Platypus, WeasyPrint and Typst
	@$(PIP) install --no-build-isolation --editable '.[bench]'
	@$(BIN)/python tests/benchmarks/layout.py $(ARGS)

bench-extraction: $(READY) ## what pdftotext, pypdf and pdfminer.six read out of the editions of argentina-nato
	@$(PIP) install --no-build-isolation --editable '.[bench]'
	@$(BIN)/python tests/benchmarks/extraction.py $(ARGS)

bench-translation: $(READY) ## time the Argos engine against Argos Translate and bare CTranslate2; takes minutes
	@$(BIN)/python tests/benchmarks/translation.py $(ARGS)

measure: $(READY) ## what the verifier of translations finds, and what it finds wrongly
	@$(BIN)/python tests/benchmarks/verifier.py $(ARGS)

golden: $(READY) ## write the images and texts that tests compare pages with anew; look at them before they are kept
	@$(BIN)/python -m pytest --update tests/golden tests/editions/test_smoke.py

contact-sheet: $(READY) ## the first pages of all editions of argentina-nato, as output/contact-sheet.png
	@$(BIN)/python tools/contact_sheet.py argentina-nato output/contact-sheet.png

lock: $(READY) ## resolve requirements.lock anew; ARGS=--upgrade for newer versions
	@$(PIP) install uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv --no-config --quiet pip compile --universal --python-version 3.11 \
		--extra dev --generate-hashes --no-annotate --output-file requirements.lock $(ARGS) pyproject.toml requirements.in

clean: ## remove what was generated, .venv excepted
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f $(TEMPLATE_CATALOG) $(LOCALES)/*/LC_MESSAGES/*.mo
	find output -mindepth 1 ! -name .gitignore -delete
	find src tests -name __pycache__ -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'polybrief needs Python 3.11 or newer, $(PYTHON) is '"$$($(PYTHON) --version 2>&1)"'. Name another: make PYTHON=python3.13 …' >&2; exit 1; }
	@echo 'Setting up $(VENV) from requirements.lock, a minute or so …'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
