package io.loopledger.schemas.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Where the lake is.
 *
 * @param catalogUri JDBC address of the catalog's PostgreSQL database
 * @param user catalog user
 * @param password the user's password
 * @param store where the tables' files are
 */
public record LakeConfig(String catalogUri, String user, String password, LakeStore store) {
  /** Name of the catalog; part of the key of every row in the catalog's database. */
  public static final String CATALOG_NAME = "lake";

  /**
   * How long PostgreSQL may be silent, in seconds. Without an end to it, a connection that was lost
   * without a sign, or a stopped server, holds a commit for ever. What the address says goes first.
   */
  private static final Map<String, String> PATIENCE =
      Map.of("connectTimeout", "10", "socketTimeout", "30", "tcpKeepAlive", "true");

  /** A lake in a local folder: {@code file:///...}. */
  public LakeConfig(String catalogUri, String user, String password, String warehouse) {
    this(catalogUri, user, password, new LakeStore.Folder(warehouse));
  }

  /** The properties every Iceberg client of this lake uses. */
  public Map<String, String> catalogProperties() {
    Map<String, String> properties = new HashMap<>(store.properties());
    properties.put(CatalogProperties.URI, catalogUri);
    properties.put(JdbcCatalog.PROPERTY_PREFIX + "user", user);
    properties.put(JdbcCatalog.PROPERTY_PREFIX + "password", password);
    properties.put(JdbcCatalog.PROPERTY_PREFIX + "schema-version", "V1");
    if (catalogUri.startsWith("jdbc:postgresql:")) {
      PATIENCE.forEach((key, value) -> properties.put(JdbcCatalog.PROPERTY_PREFIX + key, value));
    }
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, store.warehouse());
    return Map.copyOf(properties);
  }

  @Override
  public String toString() {
    return "LakeConfig[catalogUri=%s, user=%s, store=%s]".formatted(catalogUri, user, store);
  }
}
