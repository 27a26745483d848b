package io.loopledger.local.imports;

import io.loopledger.ingest.files.BuiltInMappings;
import io.loopledger.ingest.files.CsvImport;
import io.loopledger.ingest.files.ImportPrivacy;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.ingest.mapping.record.ContentHash;
import io.loopledger.local.brands.BrandDefaults;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A format that can be imported, with what is assumed of a brand that begins with it.
 *
 * @param id a name for folders: two imports that differ in their events differ in it
 * @param mapping what its rows become
 * @param parameters of the mapping
 * @param delimiter what stands between two cells, where the command line says it
 * @param defaults what a brand that is not registered is registered with
 */
public record ImportFormat(
    String id,
    Mapping mapping,
    Map<String, String> parameters,
    Optional<Character> delimiter,
    BrandDefaults defaults) {
  private static final int HASH_CHARACTERS = 12;

  public ImportFormat {
    parameters = Map.copyOf(parameters);
  }

  /** Open Repair Data Standard. */
  public static ImportFormat openRepair() {
    return new ImportFormat(
        "open-repair",
        BuiltInMappings.openRepair(),
        Map.of(),
        Optional.empty(),
        BrandDefaults.GERMAN);
  }

  /**
   * The UCI layout of an online shop.
   *
   * @param currency of all prices, since the file does not say
   */
  public static ImportFormat onlineRetail(String currency) {
    return new ImportFormat(
        "online-retail-" + currency.toLowerCase(Locale.ROOT),
        BuiltInMappings.onlineRetail(),
        BuiltInMappings.onlineRetailIn(currency.toUpperCase(Locale.ROOT)),
        Optional.empty(),
        BrandDefaults.BRITISH);
  }

  /** A mapping of the user's own. */
  public static ImportFormat csv(
      Mapping mapping, Map<String, String> parameters, Optional<Character> delimiter) {
    String hash =
        ContentHash.of(
            List.of(mapping.hash(), new TreeMap<>(parameters).toString(), delimiter.toString()));
    return new ImportFormat(
        "csv-" + mapping.name() + "-" + hash.substring(0, HASH_CHARACTERS),
        mapping,
        parameters,
        delimiter,
        BrandDefaults.GERMAN);
  }

  /** An import of this format into a brand. */
  public CsvImport into(ImportTarget target, ImportPrivacy privacy) {
    CsvImport rows = new CsvImport(mapping, target, parameters, privacy);
    return delimiter.map(rows::delimitedBy).orElse(rows);
  }
}
