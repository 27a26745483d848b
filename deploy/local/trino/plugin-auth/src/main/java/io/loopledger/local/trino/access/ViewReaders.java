package io.loopledger.local.trino.access;

import io.trino.plugin.base.security.AllowAllSystemAccessControl;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemAccessControlFactory;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.ViewExpression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Refuses what Trino's rule file cannot: to some, tables that are not read through a view, and to
 * most, statistics. It allows everything else, and stands beside the rule file: both must agree.
 */
final class ViewReaders extends AllowAllSystemAccessControl {
  private static final String INFORMATION_SCHEMA = "information_schema";

  /** Trino's own tables; the rule file says which. */
  private static final String SYSTEM = "system";

  private final ViewReadersOptions options;
  private final Supplier<Asking> asking;

  ViewReaders(ViewReadersOptions options, Supplier<Asking> asking) {
    this.options = options;
    this.asking = asking;
  }

  /** Asked once for each table and view of a query, while the query is analysed. */
  @Override
  public List<ViewExpression> getRowFilters(
      SystemSecurityContext context, CatalogSchemaTableName table) {
    Asking now = asking.get();
    if (now.isForStatistics() && !options.mayHaveStatistics(context.getIdentity().getGroups())) {
      throw new AccessDeniedException(
          "Cannot show statistics of %s: they are of everybody's rows".formatted(table));
    }
    if (!now.isInView() && !mayAskDirectly(context.getIdentity(), table)) {
      throw new AccessDeniedException(
          "Cannot select from %s: %s reads only the views of %s"
              .formatted(
                  table,
                  context.getIdentity().getUser(),
                  schemas(context.getIdentity()).map(Set::toString).orElse("none")));
    }
    return List.of();
  }

  @Override
  public Set<String> filterSchemas(
      SystemSecurityContext context, String catalog, Set<String> schemaNames) {
    return schemaNames.stream()
        .filter(schema -> isShown(context.getIdentity(), catalog, schema))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void checkCanShowTables(SystemSecurityContext context, CatalogSchemaName schema) {
    if (!isShown(context.getIdentity(), schema.getCatalogName(), schema.getSchemaName())) {
      throw new AccessDeniedException("Cannot show tables of schema " + schema);
    }
  }

  @Override
  public Set<SchemaTableName> filterTables(
      SystemSecurityContext context, String catalog, Set<SchemaTableName> tables) {
    return tables.stream()
        .filter(table -> isShown(context.getIdentity(), catalog, table.getSchemaName()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void checkCanShowColumns(SystemSecurityContext context, CatalogSchemaTableName table) {
    if (!mayAskDirectly(context.getIdentity(), table)) {
      throw new AccessDeniedException("Cannot show columns of table " + table);
    }
  }

  @Override
  public Set<String> filterColumns(
      SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns) {
    return mayAskDirectly(context.getIdentity(), table) ? columns : Set.of();
  }

  @Override
  public Map<SchemaTableName, Set<String>> filterColumns(
      SystemSecurityContext context, String catalog, Map<SchemaTableName, Set<String>> columns) {
    return columns.entrySet().stream()
        .filter(entry -> isShown(context.getIdentity(), catalog, entry.getKey().getSchemaName()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private boolean mayAskDirectly(Identity identity, CatalogSchemaTableName table) {
    return isShown(identity, table.getCatalogName(), table.getSchemaTableName().getSchemaName());
  }

  private boolean isShown(Identity identity, String catalog, String schema) {
    return schemas(identity)
        .map(
            own ->
                catalog.equals(SYSTEM) || schema.equals(INFORMATION_SCHEMA) || own.contains(schema))
        .orElse(true);
  }

  private Optional<Set<String>> schemas(Identity identity) {
    return options.onlyViewsOf(identity.getGroups());
  }

  /** {@code access-control.name=loopledger-view-readers}. */
  static final class Factory implements SystemAccessControlFactory {
    @Override
    public String getName() {
      return "loopledger-view-readers";
    }

    @Override
    public SystemAccessControl create(
        Map<String, String> config, SystemAccessControlContext context) {
      return new ViewReaders(ViewReadersOptions.of(config), Asking::now);
    }
  }
}
