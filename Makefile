# Everything starts from here on a machine with Python 3.11+ and make: `make demo`, `make test`.
# CI runs these and the sweeps: `make sweep`, `make audit`.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test lint check unit sweep fuzz audit bench graders clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/pip:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "mlfundamentals needs Python 3.11 or newer, this is %d.%d; try make PYTHON=python3.12" % sys.version_info[:2])'
	$(PYTHON) -m venv .venv
	$(INSTALL) --upgrade 'pip>=25.1'
	@touch $@

.venv/installed: .venv/pip pyproject.toml
	$(INSTALL) --editable .
	@touch $@

.venv/installed-test: .venv/pip pyproject.toml
	$(INSTALL) --editable . --group test
	@touch $@ .venv/installed

demo: .venv/installed ## grade a folder of real answers, right, wrong and hostile
	@$(BIN)/python demo/run.py

test: lint check unit ## lint, types, generated files current, the tests

lint: .venv/installed-test ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: .venv/installed-test ## are the generated files current?
	$(BIN)/mlf generate --check

unit: .venv/installed-test ## the tests, on all cores
	$(BIN)/pytest --numprocesses auto --dist worksteal -m "not slow"

sweep: .venv/installed-test ## the long tests: scikit-learn's own tests against ours, the wheel
	$(BIN)/pytest --numprocesses auto --dist worksteal -m slow

fuzz: .venv/installed-fuzz ## a minute of coverage-guided fuzzing of what reads an answer's replies
	$(BIN)/python -m tests.fuzz.decoder

.venv/installed-fuzz: .venv/installed-test
	$(INSTALL) --group fuzz
	@touch $@

audit: .venv/installed-test ## compile all keys anew, grade all that the bank holds, count mutants
	$(BIN)/mlf audit

bench: .venv-bench/installed ## the figures in the docs: the library against others, and the judge
	.venv-bench/bin/python -m benchmarks.library $(BENCH)
	.venv-bench/bin/python -m benchmarks.import_time
	.venv-bench/bin/python -m benchmarks.grading

.venv-bench/installed: pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --editable . --group bench
	@touch $@

graders: .venv/installed .venv-graders/installed ## ours beside otter-grader, nbgrader and a unittest harness
	$(BIN)/python -m benchmarks.graders $(GRADERS)

.venv-graders/installed: pyproject.toml
	$(PYTHON) -m venv .venv-graders
	.venv-graders/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	.venv-graders/bin/python -m pip install --quiet --disable-pip-version-check --group graders
	@touch $@

clean: ## remove what make made
	rm -rf .venv .venv-bench .venv-graders .mypy_cache .ruff_cache .pytest_cache .hypothesis
