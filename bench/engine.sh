#!/bin/sh
# Measures the pure posting engine: see bench/README.md. Builds what is missing, needs a JDK 25 as
# JAVA_HOME. --quick takes a minute; all other arguments go to JMH.
set -eu
cd "$(dirname -- "$0")/.."
java=${JAVA_HOME:?set it to a JDK 25}/bin/java
[ -d bench/engine/target/lib ] || mvn -B -ntp -q package -DskipTests -pl bench/engine -am
path="bench/engine/target/classes:bench/engine/target/lib/*"
quick=""
if [ "${1:-}" = "--quick" ]; then
  quick="-f 1 -wi 3 -w 2 -i 3 -r 2"
  shift
fi
# shellcheck disable=SC2086
"$java" -Xms2g -Xmx2g -cp "$path" org.openjdk.jmh.Main EngineBench -prof gc $quick "$@"
"$java" -cp "$path" io.loopledger.bench.engine.StateSize
