package io.loopledger.close.bridge;

import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseState;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which close published the figures of a brand last. */
public final class PublishedCloses {
  private PublishedCloses() {}

  /**
   * The brands whose figures stand as a close published them, by its tag. A close that was opened
   * again since still is what was published, until the next one.
   *
   * @param closes all closes, the oldest first
   * @param brand the brand asked for; null for all
   */
  public static Map<String, List<String>> newest(
      List<Close> closes, YearMonth period, @Nullable String brand) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Close close : closes) {
      if (close.name().period().equals(period)
          && close.state() != CloseState.BEGUN
          && close.snapshots() != null) {
        close.brands().forEach(each -> tags.put(each, close.tag()));
      }
    }
    Map<String, List<String>> brands = new LinkedHashMap<>();
    tags.forEach(
        (each, tag) -> {
          if (brand == null || brand.equals(each)) {
            brands.computeIfAbsent(tag, t -> new ArrayList<>()).add(each);
          }
        });
    return brands;
  }
}
