#!/bin/sh
# Measures the collector: see bench/README.md. Builds what is missing, needs a JDK 25 as JAVA_HOME.
set -eu
cd "$(dirname -- "$0")/.."
main=$1
shift
[ -d bench/target/lib ] || mvn -B -ntp -q package -DskipTests -pl bench -am
exec "${JAVA_HOME:?set it to a JDK 25}/bin/java" -Xms4g -Xmx4g -Xmn2g \
  -cp "bench/target/classes:deploy/testservers/target/classes:bench/target/lib/*" \
  "io.loopledger.bench.$main" "$@"
