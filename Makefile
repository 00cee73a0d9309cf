# Everything is run from here. `make help` lists what there is.
# The environment (.venv) is made and kept up to date by .ci/environment.py from the locks.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
SETUP = $(or $(PYTHON),$(error Samsyn needs Python 3.11 or newer, and found none)) .ci/environment.py
BIN := .venv/bin
# Tests and pictures need no screen, and open no window on yours.
OFFSCREEN := QT_QPA_PLATFORM=offscreen
PRODUCT = $(wildcard main.py workbook ui exercises export)

.DEFAULT_GOAL := help
.PHONY: help run test quick coverage mutants check lint format bench words spell lock screens pictures house hooks setup setup-test
MAKEFLAGS += --no-print-directory

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

run: setup ## Start Samsyn (FILE=my.samsyn opens that workbook); without a screen, make a sample plan
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec $(BIN)/python main.py $(if $(FILE),"$(FILE)"); \
	fi; \
	set -e; \
	echo "There is no screen here, so Samsyn makes its sample workbook and prints the plan instead of opening a window."; \
	mkdir -p build; rm -f build/sample.samsyn build/plan.pdf; \
	$(BIN)/python main.py sample build/sample.samsyn; \
	$(BIN)/python main.py export build/sample.samsyn --document plan --to build/plan.pdf; \
	echo "Look at build/sample.samsyn (the workbook) and build/plan.pdf (its action plan)."

test: check ## Check the code and run every test
	@echo "pytest"
	@$(OFFSCREEN) $(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

quick: check ## Check the code and run the tests that take no time: under a minute on two cores
	@$(OFFSCREEN) $(BIN)/python -m pytest --numprocesses auto --dist loadfile -m "not slow" $(ARGS)

coverage: setup-test ## Run every test and show which lines and branches none of them reached
	@rm -rf build/coverage; mkdir -p build/coverage
	@code=0; $(OFFSCREEN) $(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-context=test \
		--cov-report= $(ARGS) || code=$$?; \
	$(BIN)/python -m coverage html --quiet; $(BIN)/python -m coverage report; \
	echo "Line by line: build/coverage/html/index.html"; exit $$code

mutants: setup-test ## Change N places at random (N=40 SEED=7 ONLY=ui CAP=300), each in a copy, and see which no test notices
	@$(OFFSCREEN) $(BIN)/python -m tests.mutants $(if $(N),--number $(N)) $(if $(SEED),--seed $(SEED)) \
		$(if $(ONLY),--only $(ONLY)) $(if $(CAP),--cap $(CAP))

check: setup-test ## Style, types, import arrows and dead code, without the tests
	@printf 'ruff check:   '; $(BIN)/ruff check .
	@printf 'ruff format:  '; $(BIN)/ruff format --check .
	@printf 'mypy:         '; $(BIN)/mypy $(PRODUCT)
	@printf 'lint-imports: '; out=$$($(BIN)/lint-imports 2>&1) && echo "$$out" | grep '^Contracts:' \
		|| { echo "$$out"; exit 1; }
	@printf 'vulture:      '; $(BIN)/vulture && echo "No dead code."

hooks: setup-test ## Let git run these checks before each commit
	@$(BIN)/pre-commit install

lint: setup-test ## Mend what ruff can mend, and show the rest
	@$(BIN)/ruff check --fix .

format: setup-test ## Lay out the Python code
	@$(BIN)/ruff format .

bench: setup ## Measure how fast Samsyn is (SAMSYN_BENCH=long takes four times as many turns)
	@$(OFFSCREEN) $(BIN)/python -m benchmarks $(ARGS)

words: setup-test ## Collect the texts of the code, update and compile the catalogues in workbook/words
	@$(BIN)/python .ci/catalogues.py

# In a folder of its own: one of the two brings a package called tests, which would hide ours.
spell: setup-test ## Check the spelling of every text in three languages (installs dictionaries of 65 MB once)
	@test -d build/spell/spylls || { \
		echo "Installing the dictionaries."; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
			--target build/spell -r requirements-spell.txt; }
	@PYTHONPATH=build/spell $(BIN)/python .ci/spell.py && echo "No unknown words."

lock: ## Choose the newest fitting versions and write the two requirements files
	@$(SETUP) lock

screens: setup-test ## Paint every page to build/screens
	@$(OFFSCREEN) $(BIN)/python -m tests.screens

pictures: setup-test ## Paint the pictures of the README
	@$(OFFSCREEN) $(BIN)/python -m tests.pictures

house: setup-test ## Draw the folders and the imports between them to docs/pictures/house.svg
	@$(BIN)/python .ci/house.py

setup:
	@$(SETUP) run

setup-test:
	@$(SETUP) test
