package io.loopledger.local.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.explain.Explained;
import io.loopledger.catalog.metrics.explain.Inputs;
import io.loopledger.catalog.metrics.explain.Node;
import io.loopledger.catalog.metrics.explain.Node.Kind;
import io.loopledger.catalog.metrics.explain.Node.Made;
import io.loopledger.local.explain.Language;
import io.loopledger.schemas.lake.TableVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A figure made by hand, as people see it. */
class FigureTextTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Map<String, String> RULE =
      Map.of(
          "rule",
          "unit-sold",
          "rule_version",
          "2026-12",
          "tax_rule",
          "margin/DE/19",
          "rate_version",
          "r7");

  private static Node node(
      Kind kind, String name, Map<String, String> facts, String value, long rows, Node... parts) {
    return new Node(
        kind,
        name,
        facts,
        new BigDecimal(value),
        "EUR",
        rows,
        BigDecimal.ONE,
        Made.SUM,
        Arrays.asList(parts));
  }

  private static Node revenue() {
    Node entry =
        node(
            Kind.ENTRY,
            "0f3a9c",
            Map.of(
                "event_id",
                "sale-1",
                "business_date",
                "2026-10-03",
                "cause",
                "EVENT",
                "amount",
                "-1000.000000",
                "measure",
                "GBP",
                "fx_rate",
                "1.150000",
                "fx_date",
                "2026-10-02",
                "origin",
                "simulated"),
            "1150",
            1);
    Node subject = node(Kind.SUBJECT, "unit:acme/QR-1", Map.of(), "1150", 1, entry);
    Node others = node(Kind.OTHERS, "subjects", Map.of("count", "1200"), "84.336123", 1400);
    Node rule = node(Kind.RULE, "unit-sold", RULE, "1234.336123", 1401, subject, others);
    Node resale = node(Kind.ACCOUNT, "revenue.resale", Map.of(), "1234.336123", 1401, rule);
    Node discounts = node(Kind.ACCOUNT, "revenue.discounts", Map.of(), "-34", 2);
    return node(
        Kind.METRIC,
        "finance.net_revenue",
        Map.of("formula", "sum of -reporting_amount from entries where level = 'net-revenue'"),
        "1200.336123",
        1403,
        resale,
        discounts);
  }

  private static Evidence evidence(List<String> problems) {
    Inputs inputs =
        new Inputs(
            "ledger.entries",
            1403,
            Optional.of(1300L),
            Optional.of(1201L),
            0,
            Map.of("simulated", 1263L, "real", 140L),
            List.of("EUR"),
            List.of(),
            List.of("2026-10-01", "2026-10-31"));
    return new Evidence(
        new Explained(
            CATALOG.metric("finance.net_revenue"),
            "brand = 'acme' AND business_month = '2026-10'",
            revenue(),
            List.of(inputs),
            Optional.empty(),
            Map.of(),
            problems),
        List.of(
            new TableVersion(
                "ledger.entries", 77L, Instant.parse("2026-11-01T08:00:00Z"), Optional.empty())),
        Optional.empty());
  }

  @Test
  void aFigureInEnglish() {
    assertThat(String.join("\n", new FigureText(CATALOG, Language.EN).text(evidence(List.of()))))
        .isEqualTo(
            """
            finance.net_revenue  Net revenue: 1,200.34 EUR
              definition  sum of -reporting_amount from entries where level = 'net-revenue'; version 1, since 0.5.0, owner finance
              asked for   brand = 'acme' AND business_month = '2026-10'
              read        ledger.entries at snapshot 77 of 2026-11-01T08:00:00Z, the newest
              made of     1,403 entries of 1,300 events and 1,201 subjects, 2026-10-01 .. 2026-10-31
              inputs      90.0 % simulated; 0.0 % derived

                                                                 amount        rows
            finance.net_revenue  Net revenue               1,200.336123  EUR  1,403
            ├─ revenue.resale  Sales of refurbished units  1,234.336123  EUR  1,401
            │  └─ rule unit-sold of 2026-12, rates r7      1,234.336123  EUR  1,401
            │     │  margin/DE/19: Margin scheme: standard rate on the sales price less the purchase price. DE: 19 %. (Directive 2006/112/EC Art.
            │     │  312-317, 325)
            │     ├─ unit:acme/QR-1                        1,150.000000  EUR      1
            │     │  └─ entry 0f3a9c                       1,150.000000  EUR
            │     │        event sale-1
            │     │        2026-10-03, EVENT, booked -1,000.00 GBP, at 1.15 of 2026-10-02, simulated
            │     └─ 1,200 other subjects                     84.336123  EUR  1,400
            └─ revenue.discounts  Discounts granted          -34.000000  EUR      2

            Every level adds up to the figure above it, to the last digit.
            Go on with the life of the largest subject: ./loopledger explain --unit acme/QR-1
            """
                .strip());
  }

  @Test
  void aFigureInGerman() {
    assertThat(String.join("\n", new FigureText(CATALOG, Language.DE).text(evidence(List.of()))))
        .isEqualTo(
            """
            finance.net_revenue  Nettoumsatz: 1.200,34 EUR
              Definition   sum of -reporting_amount from entries where level = 'net-revenue'; Version 1, seit 0.5.0, zuständig finance
              gefragt      brand = 'acme' AND business_month = '2026-10'
              gelesen      ledger.entries im Stand 77 vom 2026-11-01T08:00:00Z, der neueste
              besteht aus  1.403 Buchungen aus 1.300 Ereignissen und 1.201 Subjekten, 2026-10-01 .. 2026-10-31
              Eingaben     90,0 % simuliert; 0,0 % abgeleitet

                                                                       Betrag       Zeilen
            finance.net_revenue  Nettoumsatz                     1.200,336123  EUR   1.403
            ├─ revenue.resale  Umsatzerlöse aufbereitete Geräte  1.234,336123  EUR   1.401
            │  └─ Regel unit-sold aus 2026-12, Kurse r7          1.234,336123  EUR   1.401
            │     │  margin/DE/19: Differenzbesteuerung: Regelsteuersatz auf Verkaufspreis abzüglich Einkaufspreis. DE: 19 %. (section 25a(3) UStG)
            │     ├─ unit:acme/QR-1                              1.150,000000  EUR       1
            │     │  └─ Buchung 0f3a9c                           1.150,000000  EUR
            │     │        Ereignis sale-1
            │     │        2026-10-03, EVENT, gebucht -1.000,00 GBP, zu 1,15 vom 2026-10-02, simuliert
            │     └─ 1.200 weitere Subjekte                         84,336123  EUR   1.400
            └─ revenue.discounts  Gewährte Rabatte                 -34,000000  EUR       2

            Jede Ebene ergibt die Zahl darüber, bis auf die letzte Stelle.
            Weiter mit dem Leben des größten Subjekts: ./loopledger explain --unit acme/QR-1
            """
                .strip());
  }

  @Test
  void aFigureAsMarkdown() {
    assertThat(
            String.join("\n", new FigureText(CATALOG, Language.EN).markdown(evidence(List.of()))))
        .isEqualTo(
            """
            ## finance.net_revenue  Net revenue: 1,200.34 EUR

            | | |
            |---|---|
            | definition | sum of -reporting_amount from entries where level = 'net-revenue'; version 1, since 0.5.0, owner finance |
            | asked for | brand = 'acme' AND business_month = '2026-10' |
            | read | ledger.entries at snapshot 77 of 2026-11-01T08:00:00Z, the newest |
            | made of | 1,403 entries of 1,300 events and 1,201 subjects, 2026-10-01 .. 2026-10-31 |
            | inputs | 90.0 % simulated; 0.0 % derived |

            ```
                                                                 amount        rows
            finance.net_revenue  Net revenue               1,200.336123  EUR  1,403
            ├─ revenue.resale  Sales of refurbished units  1,234.336123  EUR  1,401
            │  └─ rule unit-sold of 2026-12, rates r7      1,234.336123  EUR  1,401
            │     │  margin/DE/19: Margin scheme: standard rate on the sales price less the purchase price. DE: 19 %. (Directive 2006/112/EC Art.
            │     │  312-317, 325)
            │     ├─ unit:acme/QR-1                        1,150.000000  EUR      1
            │     │  └─ entry 0f3a9c                       1,150.000000  EUR
            │     │        event sale-1
            │     │        2026-10-03, EVENT, booked -1,000.00 GBP, at 1.15 of 2026-10-02, simulated
            │     └─ 1,200 other subjects                     84.336123  EUR  1,400
            └─ revenue.discounts  Discounts granted          -34.000000  EUR      2
            ```

            Every level adds up to the figure above it, to the last digit.
            Go on with the life of the largest subject: ./loopledger explain --unit acme/QR-1
            """
                .strip());
  }

  @Test
  void aTreeThatDoesNotAddUpIsLoud() {
    assertThat(new FigureText(CATALOG, Language.EN).text(evidence(List.of("a is 1, but ..."))))
        .contains(
            "WRONG: the tree does not make the figure. Do not use it, and report this:",
            "  a is 1, but ...")
        .noneMatch(line -> line.startsWith("Every level adds up"));
  }

  @Test
  void noLineIsTooLong() {
    Node subject = node(Kind.SUBJECT, "unit:" + "long".repeat(60), Map.of(), "1", 1);
    Node root = node(Kind.ACCOUNT, "revenue.resale", Map.of(), "1", 1, subject);

    assertThat(new TreeLines(CATALOG, Language.EN).of(root)).allMatch(line -> line.length() <= 140);
  }

  @Test
  void aFigureForPrograms() {
    assertThat(FigureJson.text(evidence(List.of())))
        .startsWith(
            """
            {
              "format" : 1,
              "metric" : "finance.net_revenue",
              "metric_version" : 1,
              "value" : "1200.336123",
              "unit" : "EUR",
              "formula" : "sum of -reporting_amount from entries where level = 'net-revenue'",
              "where" : "brand = 'acme' AND business_month = '2026-10'",
              "as_of" : null,
              "read" : [ {
                "table" : "ledger.entries",
                "snapshot_id" : 77,
                "committed_at" : "2026-11-01T08:00:00Z"
              } ],
              "inputs" : [ {
                "relation" : "ledger.entries",
                "rows" : 1403,
                "events" : 1300,
                "subjects" : 1201,
                "imputed" : 0,
                "by_origin" : {
                  "real" : 140,
                  "simulated" : 1263
                },
                "days" : [ "2026-10-01", "2026-10-31" ]
              } ],
              "rows_by_dimension" : { },
              "sums" : true,
              "problems" : [ ],
              "tree" : {
                "kind" : "metric",
                "name" : "finance.net_revenue",
            """
                .stripTrailing());
  }
}
