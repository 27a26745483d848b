package io.loopledger.catalog.access;

import io.loopledger.catalog.reference.Brand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The condition on a table's rows that a user's scope makes. */
final class RowScope {
  private final List<Brand> brands;

  RowScope(List<Brand> brands) {
    this.brands = brands;
  }

  /**
   * The SQL condition; empty where all rows are seen. Names stand in it as literals and not as a
   * look-up of the user's groups, so that files and partitions of others are not even opened.
   */
  Optional<String> of(AccessUser user, Role role, TableAccess table) {
    if (table.isPublic() || user.scope().equals(AccessUser.EVERYBODY)) {
      return Optional.empty();
    }
    String condition =
        switch (role.scope()) {
          case TENANT ->
              table
                  .tenant()
                  .map(column -> column + " = " + text(user.scope()))
                  .orElseGet(() -> table.brandColumn() + " IN " + brandsOf(user.scope()));
          case BRAND -> table.brandColumn() + " = " + text(user.scope());
          case PLATFORM -> throw new IllegalStateException("the platform has no scope");
        };
    return Optional.of(neverUnknown(condition));
  }

  /**
   * A condition that is unknown (the column is empty) would let Trino go on to the reader's own
   * condition, whose failure names the value it failed on. So a condition is true or false.
   */
  private static String neverUnknown(String condition) {
    return "%1$s AND coalesce(%1$s, false)".formatted(condition);
  }

  private String brandsOf(String tenant) {
    return brands.stream()
        .filter(brand -> brand.tenant().equals(tenant))
        .map(brand -> text(brand.id()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
