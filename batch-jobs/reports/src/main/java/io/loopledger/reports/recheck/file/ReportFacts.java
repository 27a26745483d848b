package io.loopledger.reports.recheck.file;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a report says it was made from.
 *
 * @param values by their id, such as {@code brand}, {@code tag} or {@code snapshot_ledger_entries}
 */
public record ReportFacts(Map<String, String> values) {
  /** Words in place of a tag, such as "none: the newest state", have blanks. */
  private static final Pattern TAG = Pattern.compile("\\S+");

  private static final Pattern SNAPSHOT = Pattern.compile("-?\\d{1,19}");
  private static final String SNAPSHOT_OF = "snapshot_";

  public ReportFacts {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The tenant; reports of one brand may have none. */
  public Optional<String> tenant() {
    return value("tenant");
  }

  /** The brand; where there is a tenant, words that say "all brands" may stand here. */
  public Optional<String> brand() {
    return value("brand");
  }

  /** Whose report it is: of a tenant, or else of a brand. */
  public Optional<String> owner() {
    return tenant().or(this::brand);
  }

  /** The period, as the report has it. */
  public Optional<String> period() {
    return value("period");
  }

  /** The tag of its state; empty for a report of the newest state of its time. */
  public Optional<String> tag() {
    return value("tag").filter(text -> TAG.matcher(text).matches());
  }

  /** The snapshot of a table. */
  public Optional<Long> snapshot(String qualifiedName) {
    return value(SNAPSHOT_OF + qualifiedName.replace('.', '_'))
        .filter(text -> SNAPSHOT.matcher(text).matches())
        .map(Long::valueOf);
  }

  private Optional<String> value(String id) {
    return Optional.ofNullable(values.get(id)).filter(text -> !text.isBlank());
  }
}
