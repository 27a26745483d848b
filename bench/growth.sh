#!/bin/sh
# Measures whether an event costs more when the ledger is large: see bench/README.md.
set -eu
BENCH_MAIN=GrowthBench exec "$(dirname -- "$0")/streaming.sh" "$@"
