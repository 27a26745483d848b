package io.loopledger.ingest.files.openrepair;

import io.loopledger.ingest.files.Countries;
import io.loopledger.ingest.files.JsonText;
import io.loopledger.ingest.files.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the standard tells beyond the event's own fields, as extensions under the standard's names.
 * Columns outside the standard are left out: nobody has said that they hold no personal data.
 */
final class FurtherColumns {
  private static final Map<OpenRepairColumn, String> NAMES =
      Map.of(
          OpenRepairColumn.PRODUCT_CATEGORY, "product_category",
          OpenRepairColumn.PRODUCT_CATEGORY_ID, "product_category_id",
          OpenRepairColumn.BRAND, "product_brand",
          OpenRepairColumn.YEAR_OF_MANUFACTURE, "year_of_manufacture",
          OpenRepairColumn.GROUP_IDENTIFIER, "group_identifier",
          OpenRepairColumn.PARTNER_PRODUCT_CATEGORY, "partner_product_category");

  private FurtherColumns() {}

  static Map<String, String> of(Row row) {
    Map<String, String> extensions = new LinkedHashMap<>();
    NAMES.forEach((column, name) -> put(extensions, name, row.text(column)));
    String country = row.text(OpenRepairColumn.COUNTRY);
    if (Countries.alpha2(country).isEmpty()) {
      put(extensions, "country", country);
    }
    return extensions;
  }

  private static void put(Map<String, String> extensions, String name, String text) {
    if (!text.isEmpty()) {
      extensions.put(name, JsonText.string(text));
    }
  }
}
