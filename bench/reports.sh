#!/bin/sh
# Measures big brand reports beside trino-cli: see bench/README.md. Builds what is missing, needs a
# JDK 25 as JAVA_HOME. Arguments: [ROWS [ROUNDS]], 5000000 and 3 where they are not there.
set -eu
cd "$(dirname -- "$0")/.."
[ -d bench/reports/target/lib ] ||
  mvn -B -ntp -q package -DskipTests -pl bench/reports -am
cli=${LOOPLEDGER_TRINO_CLI:-bench/reports/target/cli/trino-cli-476-executable.jar}
[ -f "$cli" ] ||
  mvn -B -ntp -q dependency:copy -Dartifact=io.trino:trino-cli:476:jar:executable \
    -DoutputDirectory="$PWD/bench/reports/target/cli" -Dmdep.useBaseVersion=true
exec "${JAVA_HOME:?set it to a JDK 25}/bin/java" -Xmx512m ${LOOPLEDGER_BENCH_JAVA:-} \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dloopledger.test-trino.heap=6g \
  -Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener \
  -Dloopledger.project="$PWD" \
  -cp "bench/reports/target/classes:bench/reports/target/lib/*" \
  io.loopledger.bench.reports.ReportsBench "$cli" "$@"
