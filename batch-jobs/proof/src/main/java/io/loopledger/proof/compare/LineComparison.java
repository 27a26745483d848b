package io.loopledger.proof.compare;

import static java.util.Objects.requireNonNull;

import io.loopledger.proof.Finding;
import io.loopledger.proof.Finding.Kind;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.NetColumn;
import io.loopledger.proof.net.NetKey;
import io.loopledger.schemas.command.PostedAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    keys.removeIf(
        key ->
            expected(key).equals(found(key)) || journal.isUnknown(key.required(NetColumn.SUBJECT)));
    Map<EventName, List<PostedAmount>> money = ledgerMoney(keys);
    List<Difference> differences = new ArrayList<>();
    for (NetKey key : keys) {
      differences.add(new Difference(key, finding(key, money.get(EventName.of(key)))));
    }
    return differences;
  }

  private record EventName(String subject, String eventId) {
    static EventName of(NetKey key) {
      return new EventName(key.required(NetColumn.SUBJECT), key.required(NetColumn.EVENT_ID));
    }
  }

  /** What the ledger has of the events of some keys, in the order of the keys' texts. */
  private Map<EventName, List<PostedAmount>> ledgerMoney(Set<NetKey> ofKeys) {
    Map<EventName, List<PostedAmount>> money = new HashMap<>();
    ofKeys.forEach(key -> money.put(EventName.of(key), new ArrayList<>()));
    ledger.keySet().stream()
        .filter(key -> key.value(NetColumn.REPORTING_CURRENCY) != null)
        .filter(key -> money.containsKey(EventName.of(key)))
        .sorted(Comparator.comparing(NetKey::text))
        .forEach(
            key ->
                key.posted(sourceText(key), found(key))
                    .ifPresent(line -> requireNonNull(money.get(EventName.of(key))).add(line)));
    return money;
  }

  private Amounts expected(NetKey key) {
    JournalLine line = journal.byKey().get(key);
    return line == null ? Amounts.ZERO : line.amounts();
  }

  private Amounts found(NetKey key) {
    return ledger.getOrDefault(key, Amounts.ZERO);
  }

  private @Nullable String source(NetKey key) {
    JournalLine line = journal.byKey().get(key);
    return line == null
        ? journal
            .source(key.required(NetColumn.SUBJECT), key.required(NetColumn.EVENT_ID))
            .orElse(null)
        : line.source();
  }

  private String sourceText(NetKey key) {
    String source = source(key);
    return source == null ? UNKNOWN_SOURCE : source;
  }

  private Finding finding(NetKey key, @Nullable List<PostedAmount> ledgerMoney) {
    Amounts expected = expected(key);
    Amounts found = found(key);
    String source = source(key);
    Kind kind = kind(key, expected, found);
    return new Finding(
        kind,
        place(key, source),
        decisive(expected, found, expected),
        decisive(expected, found, found),
        message(kind, key, source, expected, found),
        key.posted(sourceText(key), expected.minus(found)),
        ledgerMoney == null ? List.of() : ledgerMoney);
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
