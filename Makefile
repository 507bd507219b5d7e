# Deux commandes : `make run` ouvre l’application, `make test` vérifie tout.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

# Coverage is that of the pure folders, by their own tests: following every line doubles their time.
PURE_TESTS := tests/data_model tests/loaders tests/analysis tests/charts tests/documents tests/sample_data
# The longest files first, or one core would wait for the other at the end.
SLOW_TESTS := tests/browser tests/pages
OTHER_TESTS := $(filter-out $(SLOW_TESTS) tests/__pycache__,$(patsubst %/,%,$(wildcard tests/*/ tests/test_*.py)))
# One more than the two cores: a browser is often waited for.
BY_FILE := -n 3 --dist loadfile --no-loadscope-reorder

# Where an image forbids it, each of the many processes would compile the libraries again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test static suite test-long coverage reliability install install-test format bench browser clean

help:
	@echo "make run   : installe ce qu’il faut, prépare la démonstration, ouvre http://localhost:8501"
	@echo "make test  : installe ce qu’il faut, puis vérifie tout"
	@echo "make test-long : les mêmes essais sur beaucoup plus de cas"
	@echo "make coverage : ce que les essais parcourent du code, qui doit rester au-dessus de 85 %"
	@echo "make reliability : lit 500 classeurs abîmés de chaque format"
	@echo "make bench : mesure la vitesse des pages et des imports"

$(VENV)/.python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Il manque Python 3.11 ou plus récent (commande $(PYTHON))."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 ou plus récent est nécessaire ; $$($(PYTHON) --version) a été trouvé. Indiquez-le : make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Il manque le module venv de Python (Debian, Ubuntu : apt install python3-venv)."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv || { echo "L’installation a échoué : le dépôt de paquets Python est-il joignable ?"; exit 1; }
	@touch $@

$(VENV)/.run: $(VENV)/.python requirements.lock
	@echo "Installation (une minute environ la première fois)…"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.test: $(VENV)/.python requirements-test.lock
	@echo "Installation de ce qu’il faut pour vérifier (une minute environ la première fois)…"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/.bench: $(VENV)/.test requirements-bench.lock
	@echo "Installation de ce qu’il faut pour mesurer…"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-bench.lock
	@touch $@

install: $(VENV)/.run
install-test: $(VENV)/.test

run: $(VENV)/.run
	@$(BIN)/python -m loaders demo --if-missing
	@echo "Application : http://localhost:$${STREAMLIT_SERVER_PORT:-8501} (Ctrl+C pour arrêter)"
	@$(BIN)/python -m streamlit run asgi.py $(addprefix --server.allowedHosts=,$(ALLOWED_HOSTS))

# Debian en intégration continue : le navigateur des essais s’installe s’il manque.
browser:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    echo "Installation de Chromium…"; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	  else echo "Chromium est absent : les essais dans le navigateur seront passés."; fi; }

# Both at once: what reads the code is done while the tests wait for a browser.
test: $(VENV)/.test browser
	@$(MAKE) --no-print-directory -j2 static suite

static: $(VENV)/.test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@PYTHONPATH=. $(BIN)/lint-imports

suite: $(VENV)/.test
	@$(BIN)/python -m pytest $(BY_FILE) $(SLOW_TESTS) $(OTHER_TESTS)

coverage: $(VENV)/.test
	@$(BIN)/python -m pytest $(BY_FILE) --cov --cov-report=term:skip-covered --cov-fail-under=85 $(PURE_TESTS)

test-long: $(VENV)/.test browser
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -m "long or not long" -n 2 --dist loadfile

reliability: $(VENV)/.test
	@RELIABILITY_CASES=500 $(BIN)/python -m pytest -n 2 tests/reliability

format: $(VENV)/.test
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.bench browser
	@$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
