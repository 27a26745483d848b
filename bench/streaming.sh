#!/bin/sh
# Measures the posting job beside floors: see bench/README.md. Builds what is missing, needs a JDK
# 25 as JAVA_HOME. --quick takes some minutes.
set -eu
cd "$(dirname -- "$0")/.."
[ -d bench/streaming/target/lib ] ||
  mvn -B -ntp -q package -DskipTests -pl bench/streaming -am
exec "${JAVA_HOME:?set it to a JDK 25}/bin/java" -Xmx4g \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "bench/streaming/target/classes:deploy/testservers/target/classes:bench/streaming/target/lib/*" \
  "io.loopledger.bench.streaming.${BENCH_MAIN:-StreamingBench}" "$@"
