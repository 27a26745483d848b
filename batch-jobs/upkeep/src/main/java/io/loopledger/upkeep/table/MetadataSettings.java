package io.loopledger.upkeep.table;

import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateProperties;

/** The table properties that keep the number of metadata files bounded. */
final class MetadataSettings {
  private static final int PREVIOUS_VERSIONS = 20;
  private static final int MAX_PREVIOUS_VERSIONS = 100;

  private MetadataSettings() {}

  /** What has to be set, by key; empty for a table that has it all. */
  static Map<String, String> missing(Map<String, String> properties) {
    Map<String, String> missing = new TreeMap<>();
    if (!Boolean.parseBoolean(
        properties.get(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED))) {
      missing.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
    }
    String versions = properties.get(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX);
    if (versions == null || Integer.parseInt(versions) > MAX_PREVIOUS_VERSIONS) {
      missing.put(
          TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, Integer.toString(PREVIOUS_VERSIONS));
    }
    return missing;
  }

  static void set(Table table, Map<String, String> properties) {
    UpdateProperties update = table.updateProperties();
    properties.forEach(update::set);
    update.commit();
  }
}
