package io.loopledger.brandreports.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.brandreports.query.ReportTable;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageFactsTest {
  private static final DefinitionVersion DEFINITIONS =
      new DefinitionVersion(Map.of("finance.net_revenue", 1), "0123456789ab");
  private static final LakeState STATE =
      new LakeState(
          Optional.empty(),
          Map.of("ledger.entries", 7L, "mart.rollup", 8L, "raw.events", 9L, "finance.closes", 10L));

  @Test
  void snapshotsAreThoseOfTheTablesThatAreRead() {
    PinnedQuery pinned = PinnedQuery.ofState(Catalog.builtIn(), STATE.snapshots());
    List<String> queries =
        List.of(
            pinned.sql("SELECT * FROM ledger.\"entries\""),
            pinned.sql("SELECT * FROM finance.closes"),
            pinned.sql("SELECT * FROM finance.breaks"));

    assertThat(facts(queries, DEFINITIONS).snapshots())
        .containsExactly(Map.entry("finance.closes", 10L), Map.entry("ledger.entries", 7L));
  }

  @Test
  void theIdChangesWithTheQueriesAndTheDefinitionsOfTheReport() {
    PackageFacts facts = facts(List.of("SELECT 1"), DEFINITIONS);

    assertThat(facts(List.of("SELECT 1"), DEFINITIONS).id()).isEqualTo(facts.id());
    assertThat(facts(List.of("SELECT 2"), DEFINITIONS).id()).isNotEqualTo(facts.id());
    assertThat(
            facts(
                    List.of("SELECT 1"),
                    new DefinitionVersion(DEFINITIONS.versions(), "ba9876543210"))
                .id())
        .isNotEqualTo(facts.id());
  }

  private static PackageFacts facts(List<String> queries, DefinitionVersion definitions) {
    ReportTable table =
        new ReportTable(
            "one", "one", "", queries, List.of(), Optional.empty(), List.of(), List.of());
    return MadeFacts.of(STATE, List.of(table), definitions);
  }
}
