#!/bin/sh
# Measures how fresh the figures of the local platform are: see bench/README.md. Starts a platform of
# its own in a temporary folder, with a commit every second, and stops it at the end.
#   freshness.sh [--minutes M] [--rate EVENTS_PER_SECOND]
# Ports: those of ./loopledger plus 10000, unless LOOPLEDGER_..._PORT is set.
set -eu
cd "$(dirname -- "$0")/.."
minutes=30
rate=500
while [ $# -gt 1 ]; do
  case $1 in
    --minutes) minutes=$2 ;;
    --rate) rate=$2 ;;
    *) echo "$1 is not known: freshness.sh [--minutes M] [--rate EVENTS_PER_SECOND]" >&2; exit 2 ;;
  esac
  shift 2
done
java=${JAVA_HOME:?set it to a JDK 25}/bin/java
LOOPLEDGER_HOME=${LOOPLEDGER_HOME:-$(mktemp -d)/home}
export LOOPLEDGER_HOME LOOPLEDGER_COMMIT_INTERVAL="${LOOPLEDGER_COMMIT_INTERVAL:-1s}"
export LOOPLEDGER_POSTGRES_PORT="${LOOPLEDGER_POSTGRES_PORT:-25432}"
export LOOPLEDGER_KAFKA_PORT="${LOOPLEDGER_KAFKA_PORT:-29092}"
export LOOPLEDGER_KAFKA_CONTROLLER_PORT="${LOOPLEDGER_KAFKA_CONTROLLER_PORT:-29093}"
export LOOPLEDGER_FLINK_PORT="${LOOPLEDGER_FLINK_PORT:-28081}"
export LOOPLEDGER_TRINO_PORT="${LOOPLEDGER_TRINO_PORT:-28443}"
export LOOPLEDGER_TRINO_HTTP_PORT="${LOOPLEDGER_TRINO_HTTP_PORT:-28080}"
export LOOPLEDGER_COLLECTOR_PORT="${LOOPLEDGER_COLLECTOR_PORT:-28085}"
trap './loopledger down' EXIT
./loopledger up
[ -d bench/freshness/target/classes ] ||
  mvn -B -ntp -q package -DskipTests -pl bench/freshness -am
"$java" -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dloopledger.project="$PWD" \
  -cp "bench/freshness/target/classes:deploy/local/launcher/target/dist/lib/*" \
  io.loopledger.bench.freshness.FreshnessBench "$LOOPLEDGER_HOME" "$rate" "$minutes"
