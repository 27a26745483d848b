package io.loopledger.ingest.tpcds;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The category of each item; some have none. */
final class Categories {
  private final Map<String, String> byItem = new HashMap<>();

  private Categories() {}

  static Categories read(Session session) {
    Categories categories = new Categories();
    Map<String, Integer> columns = Cells.columns(Table.ITEM);
    for (List<List<String>> rows : Results.constructResults(Table.ITEM, session)) {
      Cells item = new Cells(columns, rows.getFirst());
      String sk = item.text("i_item_sk");
      String category = item.text("i_category");
      if (sk != null && category != null && !category.isBlank()) {
        categories.byItem.put(sk, category.intern());
      }
    }
    return categories;
  }

  @Nullable String of(@Nullable String item) {
    return item == null ? null : byItem.get(item);
  }
}
