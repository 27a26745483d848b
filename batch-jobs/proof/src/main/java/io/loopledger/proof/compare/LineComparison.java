package io.loopledger.proof.compare;

import io.loopledger.proof.Finding;
import io.loopledger.proof.Finding.Kind;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.NetColumn;
import io.loopledger.proof.net.NetKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Net lines of journal and ledger, key by key. */
public final class LineComparison {
  /** What a correction says of an event that is not in {@code raw.events}. */
  static final String UNKNOWN_SOURCE = "unknown";

  private final JournalLines journal;
  private final Map<NetKey, Amounts> ledger;
  private final Set<NetKey> doubled;

  /**
   * Makes a comparison.
   *
   * @param journal what the events fold to
   * @param ledger what the entries of the same subjects sum to; zero sums may be left out
   * @param doubled keys of entries that the ledger has more than once
   */
  public LineComparison(JournalLines journal, Map<NetKey, Amounts> ledger, Set<NetKey> doubled) {
    this.journal = journal;
    this.ledger = ledger;
    this.doubled = doubled;
  }

  /** A line that differs, and how. */
  public record Difference(NetKey key, Finding finding) {}

  /** What differs, in the order of the keys' texts; nothing if nothing does. */
  public List<Difference> differences() {
    Set<NetKey> keys = new TreeSet<>(Comparator.comparing(NetKey::text));
    keys.addAll(journal.byKey().keySet());
    keys.addAll(ledger.keySet());
    List<Difference> differences = new ArrayList<>();
    for (NetKey key : keys) {
      JournalLine line = journal.byKey().get(key);
      Amounts expected = line == null ? Amounts.ZERO : line.amounts();
      Amounts found = ledger.getOrDefault(key, Amounts.ZERO);
      if (!expected.equals(found) && !journal.isUnknown(key.required(NetColumn.SUBJECT))) {
        differences.add(
            new Difference(
                key, finding(key, line == null ? null : line.source(), expected, found)));
      }
    }
    return differences;
  }

  private Finding finding(NetKey key, @Nullable String ofLine, Amounts expected, Amounts found) {
    String subject = key.required(NetColumn.SUBJECT);
    String eventId = key.required(NetColumn.EVENT_ID);
    String source = ofLine == null ? journal.source(subject, eventId).orElse(null) : ofLine;
    Kind kind = kind(key, expected, found);
    return new Finding(
        kind,
        place(key, source),
        decisive(expected, found, expected),
        decisive(expected, found, found),
        message(kind, key, source, expected, found),
        key.posted(source == null ? UNKNOWN_SOURCE : source, expected.minus(found)));
  }

  private Kind kind(NetKey key, Amounts expected, Amounts found) {
    if (doubled.contains(key)) {
      return Kind.DOUBLE_ENTRY;
    }
    if (found.isZero()) {
      return Kind.MISSING_ENTRY;
    }
    return expected.isZero() ? Kind.FOREIGN_ENTRY : Kind.ALTERED;
  }

  /** The amount that differs: the reporting amount where only that one does. */
  private static BigDecimal decisive(Amounts expected, Amounts found, Amounts of) {
    return expected.amountMicros().equals(found.amountMicros()) ? of.reporting() : of.amount();
  }

  /** What a finding about a line names. */
  public static Finding.Place place(NetKey key, @Nullable String source) {
    return new Finding.Place(
        key.value(NetColumn.BRAND),
        key.value(NetColumn.SUBJECT),
        key.value(NetColumn.EVENT_ID),
        source,
        key.value(NetColumn.ACCOUNT),
        key.value(NetColumn.MEASURE));
  }

  private static String message(
      Kind kind, NetKey key, @Nullable String source, Amounts expected, Amounts found) {
    String what =
        "account %s, %s of event '%s' of '%s'"
            .formatted(
                key.value(NetColumn.ACCOUNT),
                key.value(NetColumn.MEASURE),
                key.value(NetColumn.EVENT_ID),
                key.value(NetColumn.SUBJECT));
    return switch (kind) {
      case MISSING_ENTRY -> "%s: the events post %s, the ledger has none".formatted(what, expected);
      case FOREIGN_ENTRY ->
          source == null
              ? "%s: the ledger has %s, but raw.events has no such event".formatted(what, found)
              : "%s: the ledger has %s, but the events post none".formatted(what, found);
      case DOUBLE_ENTRY ->
          "%s: an entry is there more than once; the events post %s, the ledger has %s"
              .formatted(what, expected, found);
      default -> "%s: the events post %s, the ledger has %s".formatted(what, expected, found);
    };
  }
}
