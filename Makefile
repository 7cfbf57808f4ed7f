# What people do with Tercet from its folder. `make help` lists it.

SWIFT ?= swift
TERCET = .build/release/tercet
# What speaks HTTP is a trait, off where Tercet is embedded.
TRAITS = --traits Server
SAMPLE = docs/samples/panama-talks.txt

# On Linux the Swift runtime goes into the program, so that it runs where there is no Swift, and what the program does not
# need stays out: functions that nothing calls, copies of functions, names for others to link with, tables for exceptions.
ifeq ($(shell uname -s),Linux)
STATIC = --static-swift-stdlib \
    -Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections -Xcc -fdata-sections -Xswiftc -use-ld=lld \
    -Xlinker --icf=all -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs \
    -Xlinker -T -Xlinker $(CURDIR)/scripts/without-exceptions.ld
endif

SPARK_PYTHON = .build-spark/venv/bin/python

.PHONY: help dependencies build run test kill-test spark-test peers conformance lint evaluate fuzz sanitize benchmark documentation deb deb-test clean

help: ## List what can be made.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

dependencies: ## Install what building needs (libxml2), after saying so.
	@scripts/install-dependencies

build: dependencies ## Build the command `tercet` for use.
	$(SWIFT) build -c release --product tercet $(TRAITS) $(STATIC)

run: build ## Extract the facts of the sample document into Output/.
	@mkdir -p Output
	$(TERCET) extract $(SAMPLE) --report \
	    -o Output/panama-talks.ttl -o Output/panama-talks.nt -o Output/panama-talks.rdf

test: dependencies ## Run all tests.
	scripts/check-consumers
	$(SWIFT) build --build-tests $(TRAITS)
	$(SWIFT) test --skip-build $(TRAITS)

kill-test: dependencies ## Kill a process that writes to a store KILLS times (1000), and look whether its commits are there.
	$(SWIFT) build --build-tests $(TRAITS)
	TERCET_KILLS=$${KILLS:-1000} $(SWIFT) test --skip-build $(TRAITS) --filter KillTests

spark-test: build ## Extract some thousands of documents on a Spark cluster on this machine, and kill it on the way.
	@test -x $(SPARK_PYTHON) || python3 -m venv .build-spark/venv
	@$(SPARK_PYTHON) -c 'import pyspark' 2>/dev/null || $(SPARK_PYTHON) -m pip install --quiet pyspark || true
	$(SPARK_PYTHON) integrations/spark/test_job.py $(TERCET)

peers: dependencies ## Let rdflib, Jena, Oxigraph, igraph and others read what Tercet writes, and answer its queries.
	$(SWIFT) build --product tercet $(TRAITS)
	scripts/check-peers .build/debug/tercet
	scripts/check_endpoints.py .build/debug/tercet

conformance: dependencies ## Run the W3C suites; SUITES=FOLDER holds clones of w3c/rdf-tests, w3c/rdf-canon, …
	@for suite in $(SUITES:%=%/*/); do \
	    name=$$(basename "$$suite" | tr 'a-z-' 'A-Z_'); \
	    export "TERCET_SUITE_$$name=$$suite"; \
	done; \
	$(SWIFT) test $(TRAITS) --filter ConformanceTests

lint: ## Check the format of the sources.
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

evaluate: build ## Measure language analysis, open extraction, facts and teaching on the data in ../shared (or TERCET_SHARED).
	$(SWIFT) run -c release $(TRAITS) $(STATIC) tercet-train evaluate \
	    --treebanks $${TERCET_SHARED:-../shared}/data/ud --model Sources/CLanguageModel/english.model \
	    --re3d $${TERCET_SHARED:-../shared}/data/re3d
	scripts/evaluate-open $(TERCET)
	scripts/evaluate-teaching $(TERCET)
	scripts/evaluate-facts $(TERCET)
	$(SWIFT) test $(TRAITS) --filter 'SeedArticleTests|NewsReportTests' | grep -E 'recall|precision|missing|false:'

fuzz: dependencies ## Feed every reader with libFuzzer (FUZZ_SECONDS each, TARGETS="ttl rdf").
	scripts/fuzz $(TARGETS)

sanitize: dependencies ## Run readers beside writers under ThreadSanitizer.
	$(SWIFT) test --sanitize=thread -Xswiftc -DTHREAD_SANITIZER --scratch-path .build-tsan \
	    --filter 'ConcurrencyTests|TransactionTests|EmbeddingTests'

benchmark: dependencies ## Measure beside the peers (SECTIONS="reading queries") and write docs/benchmarks.md.
	benchmarks/compare.py --output docs/benchmarks.md $(SECTIONS)

documentation: dependencies ## Make the reference of each library, for Xcode and browsers, in .build/documentation.
	scripts/make-documentation .build/documentation

deb: build ## Make a Debian package of the command, with manual pages and completions, in .build/deb.
	scripts/make-deb $(TERCET) .build/deb

deb-test: deb ## Install the Debian package, use it, and remove it.
	scripts/check-deb .build/deb/tercet_*.deb

clean: ## Remove what was built.
	$(SWIFT) package clean
