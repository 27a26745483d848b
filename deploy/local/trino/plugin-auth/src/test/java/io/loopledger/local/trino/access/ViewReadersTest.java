package io.loopledger.local.trino.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trino.spi.QueryId;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemSecurityContext;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewReadersTest {
  private static final Map<String, String> OPTIONS =
      Map.of("statistics-for", "role/admin", "only-views-of.bi", "dashboards");
  private static final Asking DIRECTLY = new Asking(false, false);
  private static final Asking IN_A_VIEW = new Asking(true, false);
  private static final Asking STATISTICS = new Asking(false, true);

  @Test
  void aBiAccountAsksViewsOfItsSchema() {
    assertThat(control(DIRECTLY).getRowFilters(as("role/bi"), table("dashboards", "m"))).isEmpty();
  }

  @Test
  void aBiAccountAsksNothingElseDirectly() {
    assertThatThrownBy(
            () -> control(DIRECTLY).getRowFilters(as("role/bi"), table("ledger", "entries")))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage(
            "Access Denied: Cannot select from lake.ledger.entries: anna reads only the views of"
                + " [dashboards]");
  }

  @Test
  void aViewOfABiAccountReadsWhatItNeeds() {
    assertThat(control(IN_A_VIEW).getRowFilters(as("role/bi"), table("ledger", "entries")))
        .isEmpty();
  }

  @Test
  void othersAskDirectly() {
    assertThat(control(DIRECTLY).getRowFilters(as("role/finance"), table("ledger", "entries")))
        .isEmpty();
  }

  @Test
  void statisticsAreForOneGroup() {
    assertThat(control(STATISTICS).getRowFilters(as("role/admin"), table("ledger", "entries")))
        .isEmpty();
    assertThatThrownBy(
            () -> control(STATISTICS).getRowFilters(as("role/finance"), table("ledger", "entries")))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("Cannot show statistics of lake.ledger.entries");
  }

  @Test
  void aBiAccountIsShownNothingElse() {
    ViewReaders control = control(DIRECTLY);
    SystemSecurityContext bi = as("role/bi");

    assertThat(control.filterSchemas(bi, "lake", Set.of("dashboards", "raw", "information_schema")))
        .containsExactlyInAnyOrder("dashboards", "information_schema");
    assertThat(control.filterColumns(bi, table("raw", "events"), Set.of("brand"))).isEmpty();
    assertThatThrownBy(() -> control.checkCanShowColumns(bi, table("raw", "events")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> control.checkCanShowTables(bi, new CatalogSchemaName("lake", "raw")))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aWrongOptionIsNamed() {
    assertThatThrownBy(() -> ViewReadersOptions.of(Map.of("statistics-for", "a", "views", "b")))
        .hasMessage("Unknown option views");
    assertThatThrownBy(() -> ViewReadersOptions.of(Map.of()))
        .hasMessage("Expected option statistics-for");
  }

  private static ViewReaders control(Asking asking) {
    return new ViewReaders(ViewReadersOptions.of(OPTIONS), () -> asking);
  }

  private static SystemSecurityContext as(String group) {
    Identity identity = Identity.forUser("anna").withGroups(Set.of(group)).build();
    return new SystemSecurityContext(identity, QueryId.valueOf("q1"), Instant.EPOCH);
  }

  private static CatalogSchemaTableName table(String schema, String table) {
    return new CatalogSchemaTableName("lake", schema, table);
  }
}
