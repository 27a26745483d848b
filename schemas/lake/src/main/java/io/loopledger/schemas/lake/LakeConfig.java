package io.loopledger.schemas.lake;

import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Where the lake is.
 *
 * @param catalogUri JDBC address of the catalog's PostgreSQL database
 * @param user catalog user
 * @param password the user's password
 * @param warehouse {@code file:///...} address below which tables are stored
 */
public record LakeConfig(String catalogUri, String user, String password, String warehouse) {
  /** Name of the catalog; part of the key of every row in the catalog's database. */
  public static final String CATALOG_NAME = "lake";

  /** The properties every Iceberg client of this lake uses. */
  public Map<String, String> catalogProperties() {
    return Map.of(
        CatalogProperties.URI,
        catalogUri,
        JdbcCatalog.PROPERTY_PREFIX + "user",
        user,
        JdbcCatalog.PROPERTY_PREFIX + "password",
        password,
        JdbcCatalog.PROPERTY_PREFIX + "schema-version",
        "V1",
        CatalogProperties.WAREHOUSE_LOCATION,
        warehouse,
        CatalogProperties.FILE_IO_IMPL,
        LocalFileIO.class.getName());
  }

  @Override
  public String toString() {
    return "LakeConfig[catalogUri=%s, user=%s, warehouse=%s]"
        .formatted(catalogUri, user, warehouse);
  }
}
