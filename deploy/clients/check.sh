#!/bin/sh
# Reads the same totals with real clients from a platform that is up and rests, and compares every
# digit: trino-cli, LibreOffice over JDBC, and DuckDB on the Parquet files.
#   check.sh [--user NAME] [--require CLIENT,CLIENT]
# A client whose program is missing is skipped, and said so; one named under --require must run.
# trino-cli and DuckDB are loaded by Maven. Which versions were tried: docs/connect.md.
set -eu

user=finance
required=
while [ $# -gt 0 ]; do
  case $1 in
    --user) user=$2; shift 2 ;;
    --require) required=$2; shift 2 ;;
    --help | -h) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "$1 is not known; see $0 --help" >&2; exit 2 ;;
  esac
done

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
project=$(CDPATH='' cd -- "$here/../.." && pwd -P)
: "${LOOPLEDGER_HOME:=$project/var}"
export LOOPLEDGER_HOME
secrets=$LOOPLEDGER_HOME/secrets/trino
certificate=$secrets/certificate.pem
port=${LOOPLEDGER_TRINO_PORT:-$(sed -n 's/^trino-port *= *//p' "$LOOPLEDGER_HOME/settings.properties" 2>/dev/null)}
server=127.0.0.1:${port:-18443}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
tools=$here/target/tools
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

trino_cli_version=476
duckdb_version=2.0.0.1

[ -f "$secrets/$user.password" ] || {
  echo "There is no user $user in $LOOPLEDGER_HOME: start the platform with ./loopledger up" >&2
  exit 2
}
TRINO_PASSWORD=$(cat "$secrets/$user.password")
export TRINO_PASSWORD

# ---- what is compared ---------------------------------------------------------------------------
platform() {
  "$project/loopledger" query "$1" --format csv --as "$2" | tail -n +2
}

# A jar from Maven Central, as ARTIFACT VERSION [CLASSIFIER].
fetch() {
  name=${1#*:}-$2${3:+-$3}.jar
  [ -f "$tools/$name" ] || {
    command -v mvn >/dev/null || return 1
    mvn -B -ntp -q dependency:copy -Dartifact="$1:$2:jar${3:+:$3}" -DoutputDirectory="$tools" \
      >"$work/mvn.log" 2>&1 || return 1
  }
  echo "$tools/$name"
}

skip() {
  case ,$required, in
    *,$1,*) echo "$1  MISSING  $2"; failed=1 ;;
    *) echo "$1  skipped  $2" ;;
  esac
}

# CLIENT FILE: compares its lines with the platform's.
compare() {
  LC_ALL=C sort "$2" | tr -d '\r' >"$work/sorted"
  if cmp -s "$work/sorted" "$work/platform"; then
    echo "$1  same  $(wc -l <"$work/sorted") totals"
  else
    echo "$1  DIFFERENT (< the platform's, > the client's)"
    diff "$work/platform" "$work/sorted" | head -n 20
    failed=1
  fi
}

read_platform() {
  platform "$(cat "$here/totals.sql")" "$user" | tr -d '"\r' | LC_ALL=C sort
}

failed=
read_platform >"$work/platform"
[ -s "$work/platform" ] || {
  echo "The platform has no totals yet; post something, for example with ./loopledger demo" >&2
  exit 2
}
echo "platform  $(wc -l <"$work/platform") totals of $(cut -d, -f2 "$work/platform" | sort -u | tr '\n' ' ')"

# ---- trino-cli ----------------------------------------------------------------------------------
if cli=$(fetch io.trino:trino-cli $trino_cli_version executable); then
  # It wants its statements ended.
  { cat "$here/totals.sql"; echo ";"; } >"$work/totals.sql"
  "$java" --enable-native-access=ALL-UNNAMED -jar "$cli" --server "https://$server" --truststore-path "$certificate" \
    --user "$user" --password --catalog lake --output-format CSV_UNQUOTED \
    --file "$work/totals.sql" >"$work/cli" 2>"$work/cli.err" || cat "$work/cli.err"
  compare trino-cli "$work/cli"
else
  skip trino-cli "io.trino:trino-cli:$trino_cli_version cannot be loaded by Maven"
fi

# ---- LibreOffice --------------------------------------------------------------------------------
# The system's Python has its module, and another one may stand before it.
python_with_uno() {
  for python in python3 /usr/bin/python3; do
    "$python" -c 'import uno' 2>/dev/null && { echo "$python"; return 0; }
  done
  return 1
}
libreoffice() {
  jar=$(ls "$project"/deploy/local/launcher/target/dist/lib/io.trino.trino-jdbc-*.jar)
  pipe=loopledger-$$
  soffice "-env:UserInstallation=file://$work/office" --headless --norestore --nologo \
    "--accept=pipe,name=$pipe;urp;" >"$work/office.log" 2>&1 &
  "$python" "$here/libreoffice_totals.py" "$server/lake" "$jar" "$user" "$certificate" \
    "$here/totals.sql" "$pipe" >"$work/libreoffice" 2>"$work/libreoffice.err" ||
    cat "$work/libreoffice.err"
  wait
}
if ! command -v soffice >/dev/null; then
  skip libreoffice "there is no soffice (Debian: libreoffice-base, libreoffice-calc)"
elif ! python=$(python_with_uno); then
  skip libreoffice "Python has no module uno (Debian: python3-uno)"
else
  libreoffice
  compare libreoffice "$work/libreoffice"
fi

# ---- DuckDB on the files ------------------------------------------------------------------------
if duckdb=$(fetch org.duckdb:duckdb_jdbc $duckdb_version); then
  platform 'SELECT file_path FROM ledger."entries$files"' admin | tr -d '"\r' >"$work/files"
  "$project/loopledger" query "SELECT account, level FROM ref.accounts" --format csv --as admin \
    >"$work/accounts.csv"
  "$java" --enable-native-access=ALL-UNNAMED -cp "$duckdb" "$here/DuckDbTotals.java" \
    "$work/files" "$work/accounts.csv" "$here/totals-duckdb.sql" >"$work/duckdb" \
    2>"$work/duckdb.err" || cat "$work/duckdb.err"
  compare duckdb "$work/duckdb"
else
  skip duckdb "org.duckdb:duckdb_jdbc:$duckdb_version cannot be loaded by Maven"
fi

read_platform >"$work/after"
cmp -s "$work/platform" "$work/after" || {
  echo "Something was posted meanwhile; run this when the platform rests." >&2
  exit 2
}
[ -z "$failed" ] || exit 1
