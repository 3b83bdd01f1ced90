# Gatehouse. `make run` and `make test` each work on a fresh Debian 12 machine with Swift; what they need comes by apt.

build_packages := libsqlite3-dev libzstd-dev libcurl4-openssl-dev libphonenumber-dev libssl-dev zlib1g-dev pkg-config make git
run_packages := tor-geoipdb iso-codes
test_packages := python3 python3-venv chromium chromium-driver

.PHONY: run test bench format docs packages clean

# Builds in release, starts with the embedded default and sample data, and prints the address.
run: packages
	swift build -c release --product gatehouse
	.build/release/gatehouse serve --sample

# Everything that CI checks.
test: packages
	@.ci/packages $(test_packages)
	@.ci/test

# Prints a table and writes bench.json: each figure beside its peer and its budget.
bench: packages
	swift build -c release --product gatehouse-bench
	.build/release/gatehouse-bench

format:
	swift format --in-place --recursive --configuration .swift-format Sources Tests Benchmarks Package.swift

# The documents that are drawn from the code; a test compares them.
docs: packages
	swift build --product gatehouse
	.build/debug/gatehouse order --markdown > docs/ORDER.md
	.build/debug/gatehouse order --states > docs/STATES.md
	.build/debug/gatehouse order --standards > docs/STANDARDS.md

packages:
	@.ci/packages $(build_packages) $(run_packages)

clean:
	rm -rf .build gatehouse-data* bench.json bench-growth.svg .venv
