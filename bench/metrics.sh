#!/bin/sh
# Measures how fast figures are read: see bench/README.md. Builds what is missing, needs a JDK 25 as
# JAVA_HOME. --help lists the options; --quick takes some minutes.
set -eu
cd "$(dirname -- "$0")/.."
[ -d bench/metrics/target/lib ] ||
  mvn -B -ntp -q package -DskipTests -pl bench/metrics -am
exec "${JAVA_HOME:?set it to a JDK 25}/bin/java" -Xmx4g -XX:+UseSerialGC \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dloopledger.project="$PWD" \
  -cp "bench/metrics/target/classes:deploy/testservers/target/classes:bench/metrics/target/lib/*" \
  io.loopledger.bench.metrics.MetricsBench "$@"
