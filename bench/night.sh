#!/bin/sh
# Measures the proof and the matching of the night: see bench/README.md. Builds what is missing, needs
# a JDK 25 as JAVA_HOME. --help lists the options; --quick takes some minutes.
set -eu
cd "$(dirname -- "$0")/.."
[ -d bench/night/target/lib ] ||
  mvn -B -ntp -q package -DskipTests -pl bench/night -am
# Heap and collector are those of ./loopledger nightly.
exec "${JAVA_HOME:?set it to a JDK 25}/bin/java" -Xmx1g -XX:+UseSerialGC ${LOOPLEDGER_BENCH_JAVA:-} \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener \
  -Dloopledger.project="$PWD" \
  -cp "bench/night/target/classes:deploy/testservers/target/classes:bench/night/target/lib/*" \
  io.loopledger.bench.night.NightBench "$@"
