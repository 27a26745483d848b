package io.loopledger.brandreports.pack;

import io.loopledger.brandreports.query.ReportTable;
import io.loopledger.documents.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A short hash of each figure's column in each month, so that a later package can tell which
 * figures of which months it changed. Rows come in order of time, so only one month is at work. A
 * figure that is NULL or zero counts as not there: a new row of another figure changes nothing.
 */
final class Fingerprints {
  /** In place of a month, where figures are a state. */
  static final String STATE = "state";

  private static final int MONTH = "yyyy-MM".length();
  private static final int HASH_DIGITS = 16;
  private static final byte END = 0;

  private final SortedMap<String, SortedMap<String, String>> done = new TreeMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Integer> figures = new ArrayList<>();
  private final List<Integer> keys = new ArrayList<>();
  private final List<MessageDigest> hashes = new ArrayList<>();
  private final MessageDigest keyHash = Hashes.sha256();
  private final int time;
  private String month = "";

  Fingerprints(ReportTable table) {
    this.time = table.time().map(table::index).orElse(-1);
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).metric().isPresent()) {
        names.add(table.columns().get(i).name());
        figures.add(i);
        hashes.add(Hashes.sha256());
      } else {
        keys.add(i);
      }
    }
  }

  void row(@Nullable String[] values) {
    String value = time < 0 ? null : values[time];
    String now = value == null ? STATE : value.substring(0, MONTH);
    if (!now.equals(month)) {
      end();
      month = now;
    }
    byte[] key = key(values);
    for (int i = 0; i < figures.size(); i++) {
      String figure = values[figures.get(i)];
      if (figure != null && !isZero(figure)) {
        MessageDigest hash = hashes.get(i);
        hash.update(key);
        hash.update(figure.getBytes(StandardCharsets.UTF_8));
        hash.update(END);
      }
    }
  }

  private byte[] key(@Nullable String[] values) {
    for (int i : keys) {
      String value = values[i];
      if (value != null) {
        keyHash.update(value.getBytes(StandardCharsets.UTF_8));
      }
      keyHash.update(END);
    }
    return keyHash.digest();
  }

  private static boolean isZero(String figure) {
    return figure.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
  }

  private void end() {
    if (month.isEmpty()) {
      return;
    }
    SortedMap<String, String> columns = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), Hashes.digits(hashes.get(i)).substring(0, HASH_DIGITS));
    }
    done.put(month, columns);
  }

  /** Hashes by column, by month. */
  SortedMap<String, SortedMap<String, String>> finish() {
    end();
    month = "";
    return done;
  }
}
