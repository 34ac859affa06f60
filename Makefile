# make demo    the whole flow once, from study files to report and judged letter
# make serve   the questionnaire in a browser, with three codes to try
# make test    every test
# make bench   measurements
# make check   tests in three builds, format, lint, cost in instructions: what has to pass before a merge
# make soak    long runs under load and faults
# make oracle  the statistics against reference figures made with R
# make conformance  PDFs and deposits against validators of others: PDF/UA-1, DCAT-AP-NL 3.0, DDI-Codebook 2.6
# make build   the program alone; installs nothing
# Each but the last installs what it needs by itself from Debian, npm and Maven (root or sudo) and says what.

JOBS ?= $(shell nproc)
PORT ?= 8080
export CCACHE_NOHASHDIR := 1
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_SLOPPINESS := pch_defines,time_macros

.PHONY: build demo serve test bench soak oracle conformance check instructions lint format clean packages test-packages

build:
	@scripts/compile release peil

demo: packages build
	@scripts/demo

serve: packages build
	@build/release/peil serve examples/ind --port $(PORT) --data build/serve/data --test-codes 3

test: test-packages
	@scripts/compile dev
	@ctest --preset dev -j $(JOBS)

soak: test-packages
	@scripts/compile release
	@PEIL_SOAK=1 PEIL_SOAK_ROUNDS=500 build/release/peil_tests --gtest_filter='*Kill*'
	@PEIL_SOAK=1 build/release/peil_tests --gtest_filter='BrokenLetters.*'
	@PEIL_SOAK_TABLES=$${PEIL_SOAK_TABLES:-10000} build/release/peil_tests --gtest_filter='CrossTableSoak.*'
	@PEIL_SOAK=1 build/release/peil_tests --gtest_filter='HeldValues.*:SamplingWeights.*:RecommendScore.*:*ChangedDigits*:CountAttack.*'

oracle: packages build
	@scripts/oracle

conformance: packages build
	@scripts/install-packages conformance
	@scripts/conformance

check: test lint instructions
	@scripts/compile thread
	@ctest --preset thread -L unit -j $(JOBS)
	@scripts/compile release all benches
	@ctest --preset release -j $(JOBS)

instructions: test-packages build
	@scripts/instructions

lint: test-packages
	@scripts/lint

format:
	@find src tests bench -name '*.h' -o -name '*.cpp' | xargs clang-format -i

bench: test-packages
	@scripts/compile release peil benches
	@scripts/bench

packages:
	@scripts/install-packages build

test-packages:
	@scripts/install-packages test

clean:
	rm -rf build
