# `make serve` runs the shop, `make test` checks the project. The rest is for developers.
.PHONY: help serve serve-services build test test-deep bench snapshots format lint deps deps-test clean

help: ## the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-14s %s\n", $$1, $$2}'

serve: deps ## build, seed on the first run, and serve http://127.0.0.1:8080
	@scripts/serve

serve-services: deps ## the same shop as seven processes: gateway, five modules, and nginx if it is installed
	@scripts/serve-services

build: deps ## build in release
	@scripts/build facet

test: ## everything that checks the project
	@scripts/test

test-deep: ## the long checks: sanitizers, more rounds, longer fuzzing
	@scripts/test deep

bench: deps-test ## speeds, measured beside nginx and beside a page by hand
	@scripts/bench

snapshots: deps-test ## compare the shop's pages with their snapshots (UPDATE_SNAPSHOTS=1 rewrites); your own: facet snapshot
	@scripts/snapshots

format: ## format the Swift code and the templates
	@scripts/format

lint: ## what `make test` asks of the format
	@scripts/format --check

deps: ## Debian packages that building and serving need
	@scripts/deps serve

deps-test: ## those, and the browser and servers of the tests
	@scripts/deps test

clean: ## remove what was built
	rm -rf .build Public/assets
