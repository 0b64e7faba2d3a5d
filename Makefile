# `make` sets up, builds the fictional sample, its figures and its site. `make help` lists the rest.
.DEFAULT_GOAL := all
.PHONY: all setup setup-spark sample data run test lint format docs publish bench spark pins clean help

BIN := .venv/bin
SUITABLE := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
# sqlfluff has dbt open a database: never the published one.
LINT := PYTHONWARNINGS=ignore NETFLIX_DATABASE=target/lint/sample.duckdb $(BIN)/sqlfluff
SQL := $(wildcard models analyses tests/data tests/macros)
# Bytecode saves three seconds in each call of dbt.
unexport PYTHONDONTWRITEBYTECODE

all: setup  ## set up, build the sample, draw its figures, make its site
	@$(BIN)/netflix build --target sample
	@$(BIN)/netflix figures --target sample
	@$(BIN)/netflix site --target sample
	@echo
	@echo "The fictional sample is built and tested:"
	@echo "  warehouse/sample.duckdb           the warehouse: schemas marts, reports, quality ..."
	@echo "  warehouse/site/sample/index.html  the explorer: open it in a browser"
	@echo "  warehouse/figures/sample/         the figures, light and dark"
	@echo "Next:"
	@echo "  make run DATA=path/to/your/files           land your own files, build, draw"
	@echo "  $(BIN)/netflix tables                   what you can query, then: netflix query"
	@echo "  make docs                                  every table and column, as a page"

setup: .venv/.installed  ## install the pinned packages into .venv
	@mkdir -p warehouse

.venv/.installed: requirements.txt requirements-dev.txt pyproject.toml
	@found=; for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	    if $$python -c '$(SUITABLE)' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "error: Python 3.11, 3.12 or 3.13 is needed, and none is on the path." \
	        "Install one, or name it: make PYTHON=/path/to/python3.13" >&2; exit 1; \
	fi; \
	if ! [ -x $(BIN)/python ] && ! $$found -m venv .venv; then \
	    rm -rf .venv; \
	    echo "error: $$found cannot make a virtual environment" \
	        "(on Debian: apt-get install python3-venv)" >&2; exit 1; \
	fi
	@echo "installing packages into .venv"
	@$(call install,-r requirements-dev.txt)
	@$(call install,--no-deps -e .)
	@touch $@

setup-spark: .venv/.installed-spark

.venv/.installed-spark: requirements-spark.txt .venv/.installed
	@$(call install,-r requirements-spark.txt)
	@touch $@

# uv is several times faster; pip does where uv is absent or cannot reach its index.
uv = $$(command -v uv || echo $(BIN)/uv)
install = { [ -x "$(uv)" ] || $(BIN)/python -m pip install --quiet uv >/dev/null 2>&1 || true; } ; \
	"$(uv)" pip install --quiet --compile-bytecode --python $(BIN)/python $(1) 2>/dev/null \
	|| $(BIN)/python -m pip install --quiet --disable-pip-version-check $(1)

sample: setup  ## write the fictional sample anew into seeds/raw
	@$(BIN)/netflix sample

data: setup  ## download the public files (NAMES="catalogue top10" for some of them)
	@$(BIN)/netflix pull $(NAMES)
	@echo "  or: make run DATA=$${NETFLIX_WAREHOUSE:-warehouse}/downloads"

run: setup  ## land DATA=path... (FORCE=1 to accept less history), build, draw
	@[ -n "$(DATA)" ] || { echo "error: say where your files are: make run DATA=folder" >&2; exit 2; }
	@$(BIN)/netflix run $(if $(FORCE),--force) "$(DATA)"

test: setup  ## lint, build with every dbt test, then pytest; each once
	@failed=; \
	$(MAKE) --no-print-directory lint || failed="$$failed lint"; \
	built=$${NETFLIX_WAREHOUSE:-$(CURDIR)/warehouse}/sample.duckdb; \
	$(BIN)/netflix build --target sample || { failed="$$failed build"; built=; }; \
	NETFLIX_TEST_SAMPLE="$$built" $(BIN)/pytest --quiet $(PYTEST) || failed="$$failed pytest"; \
	[ -z "$$failed" ] || { echo "failed:$$failed (see above)" >&2; exit 1; }

lint: setup  ## check the Python and SQL style
	@failed=; \
	$(BIN)/ruff check --quiet --output-format concise || failed=1; \
	$(BIN)/ruff format --quiet --check || failed=1; \
	mkdir -p target/lint; \
	$(LINT) lint --quiet --disable-progress-bar $(SQL) || failed=1; \
	if [ -n "$$failed" ]; then exit 1; else echo "lint: all well"; fi

format: setup  ## mend what the style checks can mend
	@$(BIN)/ruff check --quiet --fix; $(BIN)/ruff format --quiet
	@mkdir -p target/lint; $(LINT) fix --disable-progress-bar $(SQL)

docs: setup  ## describe every table and column in warehouse/docs/index.html
	@$(BIN)/netflix build --target sample
	@$(BIN)/dbt --quiet docs generate --static --target sample --target-path target/docs
	@mkdir -p warehouse/docs && cp target/docs/static_index.html warehouse/docs/index.html
	@echo "open warehouse/docs/index.html"

publish: setup  ## write what may be given away into DIR=public (TARGET=sample or real)
	@$(BIN)/netflix publish $(if $(TARGET),--target $(TARGET)) "$(or $(DIR),public)"

bench: setup  ## measure the catalogue against plain SQL and pandas, viewing against Polars (DATA=path: real catalogue)
	@$(BIN)/python -m netflix_warehouse.bench $(DATA)

spark: setup setup-spark  ## build the sample on local Spark and compare it with DuckDB
	@NETFLIX_REQUIRE_SPARK=1 $(BIN)/pytest --quiet tests/python/test_parity.py

pins:  ## resolve requirements*.txt anew from pyproject.toml
	@.ci/pin

clean:  ## remove what was generated, except landed files and the real warehouse
	rm -rf target logs warehouse/.build_* warehouse/sample.duckdb* warehouse/spark warehouse/docs \
	    warehouse/figures/sample warehouse/site/sample

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18
