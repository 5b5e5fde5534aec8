# Avisé : `make` seul dit ce qui se tape ici. Chaque cible fait d'abord sa propre installation (.ci/setup).

SHELL := /bin/bash
BIN := .venv/bin
PYTHON_FILES = $(wildcard reviewer db ui tests benchmarks .ci/*.py)

# make test PYTEST_ARGS="-k avis -x"      ce que pytest reçoit en plus
PYTEST_ARGS ?=
# make test TEST_PROCESSES=0             sans processus parallèles, pour suivre un test pas à pas
TEST_PROCESSES ?= auto
# make check CHECK_TESTS=                 sans les tests, que .ci/run lance ensuite par `make test`
CHECK_TESTS ?= test
# make lock UPGRADE=--upgrade             reprendre les versions les plus récentes
UPGRADE ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run demo test shuffled coverage mutants kills check check-format check-lint check-types check-imports \
	check-translations bench bundle captures sbom licences audit-dependencies format lock clean setup-demo setup-test setup-bench

help: ## cette liste
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 26

run: ## installer, puis ouvrir Avisé sur une base de démonstration
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	@echo "Aucun écran ici (ni DISPLAY ni WAYLAND_DISPLAY) : on lance « make demo », qui fait le travail sans personne."
	@$(MAKE) --no-print-directory demo
else
	@bash .ci/setup run
	$(BIN)/avise --demonstration
endif

demo: setup-demo ## le processus entier sans personne : avis signés et captures dans build/demo
	QT_QPA_PLATFORM=offscreen $(BIN)/avise demo --out build/demo

# A process that dies is told as the failure of its test. It is not replaced: pytest-xdist 3.8 then waits for ever (its #784, #1362).
IN_PROCESSES = -n $(TEST_PROCESSES) --dist loadfile --max-worker-restart=0

test: setup-test ## installer, puis tous les tests, PostgreSQL compris
	$(BIN)/python -m pytest $(IN_PROCESSES) $(PYTEST_ARGS)

shuffled: setup-test ## les tests dans un ordre tiré au sort (SEED=12 en refait un)
	$(BIN)/python -m pytest -p randomly $(if $(SEED),--randomly-seed=$(SEED)) $(IN_PROCESSES) $(PYTEST_ARGS)

# What the tests of the pure rooms see of them: tool.coverage.report in pyproject.toml lists the rooms.
PURE_TESTS = $(addprefix tests/unit/,accounts admissibility avis committee dossier journal outbox programme \
	reconciliation search statistics)

coverage: setup-test ## les pièces pures du cœur sont-elles couvertes par leurs essais, lignes et branches, à 100 % ?
	@mkdir -p build
	COVERAGE_FILE=build/coverage $(BIN)/python -m coverage run --branch --source=reviewer -m pytest -q -n 0 \
		--hypothesis-profile=quick --ignore=tests/unit/committee/test_any_order.py $(PYTEST_ARGS) $(PURE_TESTS)
	COVERAGE_FILE=build/coverage $(BIN)/python -m coverage report

# make mutants MUTANTS='reviewer.avis.*'    seulement ceux-là
MUTANTS ?=
mutants: setup-bench ## abîmer le cœur de mille façons : un essai le voit-il ? (des heures ; docs/mutants.md)
	QT_QPA_PLATFORM=offscreen $(BIN)/mutmut run $(MUTANTS)
	$(BIN)/mutmut results

kills: setup-test ## mille processus tués pendant chaque sorte d'acte (AVISE_KILLS en dit le nombre ; 50 dans « make test »)
	AVISE_KILLS=$${AVISE_KILLS:-1000} $(BIN)/python -m pytest tests/integration/bad_days/test_killed.py \
		tests/integration/test_outbox_killed.py $(PYTEST_ARGS)

check: setup-test check-format check-lint check-types check-imports check-translations $(CHECK_TESTS) ## ce que l'intégration continue vérifie, tests compris

check-format: setup-test ## mise en forme du code
	$(BIN)/ruff format --check .

check-lint: setup-test ## règles de code, puis l'horloge et les fils dans les vues aussi
	$(BIN)/ruff check .
	$(BIN)/ruff check --quiet --config .ci/ruff-places.toml .

check-types: setup-test ## types, mypy --strict
	$(BIN)/mypy --strict $(PYTHON_FILES)

check-imports: setup-test ## qui peut importer qui
	$(BIN)/lint-imports --no-logo

check-translations: setup-test ## chaque phrase de l'écran est traduite
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.support.translations

bench: setup-bench ## chaque mesure à côté de son plancher et de son pair (KEEP=docs/performance.md pour la garder)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(if $(KEEP),--keep $(KEEP))

captures: setup-demo ## images des vraies fenêtres, dans build/captures ; celles du guide, refaites dans docs/images
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m ui.captures --out build/captures --guide docs/images

bundle: setup-bench ## l'application en un dossier, Python compris, dans build/bundle/avise
	$(BIN)/python -m PyInstaller --noconfirm --log-level ERROR --distpath build/bundle --workpath build/bundle.work \
		.ci/bundle/avise.spec
	@rm -rf build/bundle.work
	build/bundle/avise/avise --version
	@du -sh build/bundle/avise

sbom: setup-test ## la liste des bibliothèques livrées (CycloneDX), dans build/sbom.json
	@mkdir -p build
	$(BIN)/python -W ignore -m cyclonedx_py requirements requirements.lock --pyproject pyproject.toml --sv 1.6 \
		--of JSON --output-reproducible -o build/sbom.json

licences: setup-test ## refaire la liste des licences d'après le verrou
	$(BIN)/python .ci/licences.py

audit-dependencies: setup-test ## une faille est-elle connue d'une bibliothèque livrée ? le dit, ou dit qu'on ne sait pas
	$(BIN)/python .ci/audit_dependencies.py

format: setup-test ## mettre le code en forme et réparer ce qui se répare seul
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

LOCK = $(BIN)/uv pip compile --quiet --no-config pyproject.toml --group build --universal --python-version 3.11 \
	--generate-hashes --no-header --override .ci/overrides.txt --custom-compile-command "make lock" $(UPGRADE)

lock: setup-test ## refaire les fichiers requirements*.lock d'après pyproject.toml
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev --constraint requirements.lock -o requirements-dev.lock
	$(LOCK) --group dev --group bench --constraint requirements-dev.lock -o requirements-bench.lock
	@! grep -nE 'https?://|file:' requirements.lock requirements-dev.lock requirements-bench.lock

clean: ## effacer ce qui se refait (pas l'environnement)
	rm -rf build dist mutants .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

setup-demo:
	@bash .ci/setup demo

setup-test:
	@bash .ci/setup test

setup-bench:
	@bash .ci/setup bench
