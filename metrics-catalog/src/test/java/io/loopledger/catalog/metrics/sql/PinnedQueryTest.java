package io.loopledger.catalog.metrics.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table is read at its version, also those that a view reads. */
class PinnedQueryTest {
  private static final Catalog CATALOG = Catalog.builtIn();

  @Test
  void aTableHasItsVersionBeforeItsAlias() {
    PinnedQuery pinned =
        new PinnedQuery(
            CATALOG,
            table -> table.equals("ledger.entries") ? Optional.of("17") : Optional.empty());

    assertThat(
            pinned.sql(
                """
                SELECT 'from ledger.entries', e.account -- of ledger.entries
                FROM ledger."entries" e JOIN raw.events ON true JOIN ref.accounts a ON true"""))
        .isEqualTo(
            """
            SELECT 'from ledger.entries', e.account -- of ledger.entries
            FROM ledger."entries" FOR VERSION AS OF 17 e JOIN raw.events ON true JOIN ref.accounts a ON true""");
  }

  @Test
  void aViewIsReplacedByItsQuery() {
    String sql =
        PinnedQuery.ofTag(CATALOG, "closed-2026-10").sql("SELECT 1 FROM finance.unit_results");

    assertThat(sql)
        .startsWith("WITH finance__unit_results AS (\nWITH status AS (")
        .contains("FROM ledger.entries FOR VERSION AS OF 'closed-2026-10' e JOIN ref.accounts a")
        .endsWith("SELECT * FROM (\nSELECT 1 FROM finance__unit_results\n)");
  }

  @Test
  void whatWasNeverWrittenToIsEmptyWhateverItHasBecome() {
    PinnedQuery pinned = PinnedQuery.ofState(CATALOG, Map.of("ledger.entries", 17L));

    assertThat(pinned.sql("SELECT 1 FROM ledger.entries e JOIN finance.closes c ON true"))
        .isEqualTo(
            "SELECT 1 FROM ledger.entries FOR VERSION AS OF 17 e"
                + " JOIN (SELECT * FROM finance.closes WHERE false) c ON true");
  }

  @Test
  void viewsOfMetricsAndTheBridgeStandInTheQuery() {
    PinnedQuery pinned = PinnedQuery.ofTag(CATALOG, "t");

    assertThat(pinned.sql("SELECT brand FROM impact.avoided"))
        .startsWith("WITH impact__avoided AS (")
        .contains("FOR VERSION AS OF 't'")
        .endsWith("SELECT brand FROM impact__avoided\n)");
    assertThat(pinned.sql("SELECT brand FROM finance.bridge"))
        .startsWith("WITH finance__bridge AS (")
        .contains("FROM finance.closes FOR VERSION AS OF 't'");
  }

  static List<Metric> metrics() {
    return CATALOG.metrics();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void noMetricReadsATableWithoutAVersionOrAView(Metric metric) {
    String sql = PinnedQuery.ofTag(CATALOG, "t").of(metric).replaceAll("'(?:[^']|'')*'", "''");

    assertThat(sql.replaceAll("(ledger|mart|raw|ops)\\.\"?[a-z_]+\"? FOR VERSION AS OF", ""))
        .doesNotContainPattern(
            "\\b(ledger|mart|raw|ops|finance|impact|operations|customers|dashboards)\\.\"?[a-z]");
  }

  @Test
  void aTagIsAName() {
    assertThatThrownBy(() -> PinnedQuery.ofTag(CATALOG, "x' OR '1'='1"))
        .hasMessage(
            "'x' OR '1'='1' is no tag; the tag of a closed period is such as closed-2026-10");
  }
}
