package io.loopledger.proof;

import io.loopledger.schemas.command.PostedAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the proof found to be wrong.
 *
 * @param kind what
 * @param place what it is about; parts are null where the kind has none
 * @param expected what should be there: by the events, or by the other table; null where there is
 *     no amount to it
 * @param found what is there; null where there is no amount to it
 * @param message what is wrong, in a sentence
 * @param correction what would make it right, as an amount of a {@code CORRECT_PROOF} command:
 *     journal less ledger
 * @param ledgerAmounts money that the ledger has of the same event now, net by key: a correction of
 *     one side alone balances only with it
 */
public record Finding(
    Kind kind,
    Place place,
    @Nullable BigDecimal expected,
    @Nullable BigDecimal found,
    String message,
    Optional<PostedAmount> correction,
    List<PostedAmount> ledgerAmounts) {
  public Finding {
    ledgerAmounts = List.copyOf(ledgerAmounts);
  }

  /** A finding for whose correction it does not matter what else the ledger has. */
  public Finding(
      Kind kind,
      Place place,
      @Nullable BigDecimal expected,
      @Nullable BigDecimal found,
      String message,
      Optional<PostedAmount> correction) {
    this(kind, place, expected, found, message, correction, List.of());
  }

  /** What a finding is about. */
  public record Place(
      @Nullable String brand,
      @Nullable String subject,
      @Nullable String eventId,
      @Nullable String source,
      @Nullable String account,
      @Nullable String measure) {
    /** About nothing that the ledger has a name for. */
    public static final Place NONE = new Place(null, null, null, null, null, null);

    /** About an event. */
    public static Place ofEvent(String subject, @Nullable String eventId, @Nullable String source) {
      return new Place(null, subject, eventId, source, null, null);
    }
  }

  /** What is wrong. */
  public enum Kind {
    /** A line of the journal that the ledger does not have. */
    MISSING_ENTRY,
    /** A line of the ledger that no event posts. */
    FOREIGN_ENTRY,
    /** A line of both, with another amount. */
    ALTERED,
    /** The same entry more than once. */
    DOUBLE_ENTRY,
    /** A row of the roll-up that is not the sum of its entries. */
    ROLLUP,
    /** Debits and credits of an event that are not equal. */
    UNBALANCED,
    /** A liability whose opening and movements do not come to its closing. */
    LIABILITY,
    /** Records of Kafka that are in no table. */
    OFFSET_GAP,
    /** A record of Kafka that is in the tables more than once. */
    OFFSET_TWICE,
    /** An event that is in {@code raw.events} more than once. */
    DOUBLE_EVENT,
    /** Events that the rules of this release cannot fold. */
    UNFOLDABLE;

    /** Whether it is a difference between journal and ledger. */
    public boolean isOfEntries() {
      return this == MISSING_ENTRY
          || this == FOREIGN_ENTRY
          || this == ALTERED
          || this == DOUBLE_ENTRY;
    }
  }

  /** A finding without amounts. */
  public static Finding of(Kind kind, Place place, String message) {
    return new Finding(kind, place, null, null, message, Optional.empty());
  }
}
