package io.loopledger.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "down",
        "status",
        "logs",
        "reset",
        "import csv",
        "import rejects",
        "import open-repair",
        "import tpcds",
        "simulate",
        "import online-retail",
        "query",
        "explain",
        "metrics list",
        "metrics show",
        "metrics check",
        "metrics diff",
        "brands",
        "dlq list",
        "dlq show",
        "dlq export",
        "dlq replay",
        "customer-impact deliver",
        "rates load",
        "commands repin",
        "commands send",
        "periods list",
        "periods close",
        "periods reopen",
        "restate",
        "brands revise",
        "nightly",
        "proof list",
        "proof show",
        "proof approve",
        "night-kills",
        "close",
        "bridge",
        "upkeep",
        "breaks list",
        "breaks show",
        "breaks assign",
        "breaks accept",
        "breaks clearing",
        "statements check",
        "statements take",
        "statements list",
        "report run",
        "report list",
        "report schedule",
        "report deliveries",
        "report resend",
        "report check",
        "report samples",
        "demo",
        "test",
        "chaos"
      })
  void everyCommandHasHelpWithASentenceAndAnExample(String command) {
    assertThat(run(command + " --help")).isZero();

    assertThat(out.toString()).contains("Usage:").contains("./loopledger " + command);
    assertThat(out.toString()).contains("Example");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', Which command?",
    "frobnicate, frobnicate",
    "up --flink yarn, 'is no mode; Flink runs as jvm or cluster'",
    "import, 'csv, open-repair, online-retail and tpcds'",
    "restate --reason r, '--reverse=RUN'",
    "restate --to latest --reverse run --reason r, 'mutually exclusive'",
    "restate --to latest --reason r --format csv, '--format csv and json are for --dry-run'",
    "import tpcds, --brand",
    "close, --period",
    "close --period 2026-10 --list, mutually exclusive",
    "close --period 2026-10 --force, 'need --reason: it is recorded for ever'",
    "close --period 2026-10 --reopen --dry-run --reason x, 'neither with --force nor with --dry-run'",
    "close --period October, October",
    "bridge, --period",
    "bridge --period 2026-10 --metric impact.net_avoided, 'no plain sum over accounts'",
    "simulate, --out",
    "simulate --out d --late much, much",
    "simulate --out d --last-day soon, soon",
    "import open-repair, FILE",
    "import open-repair f.csv, --brand",
    "import open-repair f.csv --brand b --zone Mars/Base, Mars/Base",
    "logs mongo, 'postgres, kafka, taskmanager, flink, trino'",
    "query, SQL",
    "query x --format xml, '[TABLE, CSV, JSON]'",
    "explain, --unit",
    "explain --unit a/1 --subject unit:a/1, mutually exclusive",
    "explain --unit QR-1029, 'brand/unit, such as acme/QR-1029'",
    "explain --unit line:a/1, --subject line:a/1",
    "explain --subject a/1, 'must begin with unit:, voucher:, line:, doc: or period:'",
    "explain --unit a/1 --as-of yesterday, yesterday",
    "explain --unit a/1 --lang fr, '[EN, DE]'",
    "explain --unit a/1 --format xml, '[TEXT, JSON, MARKDOWN]'",
    "explain --unit a/1 --format markdown, a life is text or json",
    "explain --unit a/1 --where x, '--where, --depth and --top ask about a metric'",
    "explain net_revenue --unit a/1, mutually exclusive",
    "explain net_revenue --where brnd=5, did you mean 'brand'",
    "explain net_revenue --where brand='x, is not understood",
    "explain net_revenue --top 0, it is 1 or more",
    "explain net_revenue --what-if f.json, not about a metric",
    "metrics, 'list, show, check or diff'",
    "metrics list --schema money, 'finance, impact, operations, customers'",
    "metrics show, NAME",
    "metrics show net_revenue --as-of it's, closed-2026-10",
    "metrics diff, OLD",
    "demo --units 0, at least one",
    "demo --units many, many",
    "rates, load FILE",
    "commands, 'repin, or send FILE'",
    "commands repin --to latest --reason x, '--subject'",
    "commands repin --subject acme/1 --to 1 --reason x, 'must begin with unit:'",
    "commands repin --subject unit:a/1 --all-of a --to 1 --reason x, mutually exclusive",
    "commands repin --subject unit:a/1 --to 1, --reason",
    "commands send, FILE",
    "periods, 'list, close or reopen'",
    "periods close --brand a --period October --reason x, 'write it as 2026-10'",
    "periods reopen --brand a --period 2026-10, --reason",
    "upkeep --orphans-older-than 30min, give 1h or more",
    "upkeep --expire-older-than soon, 'write 30s, 10min, 1h or 3d'",
    "upkeep --legal-retention ten, write it as 10y",
    "upkeep --keep-snapshots 0, keep at least 1",
    "upkeep --table ledger.entry, 'raw.events, ledger.entries, mart.rollup'",
    "proof, 'list, show or approve'",
    "proof approve, --reason",
    "brands revise, --brand",
    "statements, 'check, take or list'",
    "statements check, FILE",
    "statements check f.csv --into couriers, '[payments, marketplaces, carriers, partners, bank, ledger]'",
    "statements take f.csv, 'whose file is it? Say --brand'",
    "statements list --last 0, it is 1 or more",
    "dlq, 'list, show, export or replay'",
    "customer-impact, 'Say: deliver'",
    "customer-impact deliver, '--file'",
    "customer-impact deliver --webhook http://127.0.0.1:1/x, '--secret-file'",
    "dlq show sales, such as dlq.sales/0/42",
    "dlq replay --limit 0, let at least one be sent",
    "dlq list --since yesterday, 'write 2026-11-01T08:00:00Z, or 2026-11-01'",
    "dlq list --since 2026-11-31, 2026-11-31"
  })
  void wrongUseIsExplainedAndEndsWithTwo(String arguments, String explanation) {
    assertThat(run(arguments)).isEqualTo(2);

    assertThat(err.toString()).contains("Error: ").contains(explanation).contains("--help");
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "down",
        "brands",
        "logs kafka",
        "query x",
        "explain --unit a/1",
        "explain net_revenue",
        "reset --yes",
        "commands repin --subject unit:a/1 --to latest --reason x",
        "periods list --brand b",
        "periods close --brand b --period 2026-10 --reason x",
        "dlq list",
        "dlq show dlq.sales/0/1",
        "dlq export /no/such/folder",
        "dlq replay --dry-run",
        "upkeep",
        "breaks list",
        "breaks show 5f1c09",
        "breaks assign 5f1c09 --to ann",
        "breaks accept 5f1c09 --reason x",
        "breaks clearing",
        "statements take",
        "statements list",
        "report run impact --brand b",
        "report run monthly",
        "report run --due",
        "report list",
        "report schedule",
        "report deliveries",
        "report resend 4711",
        "report samples --out out",
        "customer-impact deliver --file f"
      })
  void beforeTheFirstStartCommandsNameIt(String arguments) {
    assertThat(run(arguments)).isEqualTo(1);

    assertThat(err.toString()).contains("is no Loopledger home").contains("./loopledger up");
  }

  @Test
  void resetNeedsATerminalOrYes() throws IOException {
    Files.writeString(folder.resolve(".loopledger-home"), "");

    assertThat(run("reset")).isEqualTo(1);

    assertThat(err.toString()).contains("--yes");
    assertThat(folder).exists();
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(run("import open-repair /no/such.csv --brand b")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file /no/such.csv");
    assertThat(run("rates load /no/such.zip")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file /no/such.zip");
    assertThat(run("commands send /no/such.json")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file /no/such.json");
    assertThat(run("explain --unit a/1 --what-if /no/such.json")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file /no/such.json");
  }

  @Test
  void definitionsNeedNoPlatform() {
    assertThat(run("metrics list --schema finance")).isZero();
    assertThat(run("metrics show finance.net_revenue --sql")).isZero();
    assertThat(run("metrics check")).isZero();
    assertThat(run("metrics show net_revenu")).isOne();
    assertThat(err.toString()).contains("did you mean 'net_revenue'?");
    assertThat(run("explain acme/QR-1")).isOne();
    assertThat(err.toString()).contains("a unit is explained with --unit acme/QR-1");
  }

  @Test
  void aStatementIsCheckedWithoutAPlatform() throws IOException {
    String header = "settlement_id,settlement_date,type,date,order_id,currency,amount\n";
    Path good =
        Files.writeString(
            folder.resolve("good.csv"),
            header + "ST-A-B-1,2026-10-31,SALE,2026-10-05,M-1,EUR,8.00\n");
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.csv"),
            header + "ST-A-B-1,2026-10-31,SALE,2026-10-05,M-1,EUR,8.001\n");

    assertThat(run("statements check " + good)).isZero();
    assertThat(run("statements check " + good + " " + wrong)).isOne();
    assertThat(err.toString()).isEmpty();
    assertThat(run("statements check /no/such.csv")).isOne();
    assertThat(err.toString()).contains("There is no file /no/such.csv");
  }

  @Test
  void anImportNeedsThePlatform() throws IOException {
    Path file = Files.writeString(folder.resolve("f.csv"), "x");
    Session session = new Session(folder.resolve("home"));

    assertThat(run(session, "import", "open-repair", file.toString(), "--brand", "b")).isOne();
    assertThat(err.toString()).contains("./loopledger up");
  }

  @Test
  void wrongSettingsAreAMessageNotATrace() throws IOException {
    Files.writeString(folder.resolve(".loopledger-home"), "");
    Files.writeString(folder.resolve("settings.properties"), "kafka-port=many\n");

    assertThat(run("status")).isEqualTo(1);
    assertThat(err.toString()).contains("kafka-port is 'many'").doesNotContain("\tat ");
  }

  private int run(String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    return run(new Session(folder), words);
  }

  private int run(Session session, String... words) {
    CommandLine line = Main.commandLine(session);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(words);
  }
}
