# make demo    the whole flow once, from study files to report and judged letter
# make serve   the questionnaire in a browser, with three codes to try
# make test    every test          make bench   measurements
# make check   format and lint     make soak    long runs under load and faults
# Each installs what it needs by itself (root or sudo).
.POSIX:

JOBS ?= $(shell nproc)
PRESET = release
export CCACHE_NOHASHDIR = 1
export CCACHE_BASEDIR = $(CURDIR)

.PHONY: build demo serve test bench soak check format clean packages test-packages

build: packages
	@[ -d build/release ] || cmake --preset release > /dev/null
	@cmake --build --preset release -j $(JOBS) --target peil

packages:
	@scripts/install-packages build

test-packages:
	@scripts/install-packages test

clean:
	rm -rf build
