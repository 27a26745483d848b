package io.loopledger.catalog.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a table is whose.
 *
 * @param tenantColumn the column that names the tenant, if there is one
 * @param brandColumn the column that names the brand; null only of a public table and of one that
 *     is the platform's
 * @param isPublic whether no row belongs to anybody
 * @param isOfPlatform whether its rows are about all brands at once: only who sees everybody's rows
 *     sees them
 * @param columns the columns of each kind that may be hidden
 */
public record TableAccess(
    @JsonProperty("tenant") @Nullable String tenantColumn,
    @JsonProperty("brand") @Nullable String brandColumn,
    @JsonProperty("public") boolean isPublic,
    @JsonProperty("platform") boolean isOfPlatform,
    @JsonProperty("columns") @Nullable Map<ColumnKind, List<String>> columns) {
  public TableAccess {
    int said = (isPublic ? 1 : 0) + (isOfPlatform ? 1 : 0) + (brandColumn == null ? 0 : 1);
    if (said != 1) {
      throw new IllegalArgumentException(
          "a table needs the column that names the brand (brand: ...), or public: true, or"
              + " platform: true; only one of them");
    }
    columns = columns == null ? Map.of() : Map.copyOf(columns);
  }

  /** The columns of a kind. */
  public List<String> columnsOf(ColumnKind kind) {
    return columns == null ? List.of() : columns.getOrDefault(kind, List.of());
  }

  /** The column that names the tenant. */
  Optional<String> tenant() {
    return Optional.ofNullable(tenantColumn);
  }
}
