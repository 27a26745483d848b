package io.loopledger.breaks.book;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.finance.BreakChange.Side;
import io.loopledger.schemas.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event that closes a break which was written off: the customer's account takes on what the
 * statement says, and the difference goes to {@code cash.differences}. A document of its own, so
 * that it meets no unit whose events are gone. All of it follows from the row.
 */
public final class WriteOffEvent {
  /** Source of these events. */
  public static final String SOURCE = "/loopledger/night/write-offs";

  /** Extension: the type of the item that it closes, as the reconciliation has it. */
  public static final String TYPE = "settlement_type";

  /** Extension: the date of the statement's line. */
  public static final String DATE = "settlement_date";

  private static final String MARKETPLACES = "marketplaces";

  private WriteOffEvent() {}

  /**
   * Of a row that says WRITTEN_OFF.
   *
   * @param row of a break of kind AMOUNT
   */
  public static Event of(BreakChange row) {
    if (!row.change().equals(Change.WRITTEN_OFF.name())) {
      throw new IllegalArgumentException(
          "break %s, version %d says %s; only WRITTEN_OFF has an event"
              .formatted(row.breakId(), row.version(), row.change()));
    }
    BreakChange.About about = row.about();
    String brand = requireNonNull(about.brand(), "brand is null");
    String id = WriteOffs.eventId(row.breakId());
    return new Event(
        id,
        SOURCE,
        Subject.doc(brand, id),
        row.recordedTime(),
        context(brand, about),
        new ManualAdjustment(
            ManualAdjustment.Kind.PAYMENT_DIFFERENCE,
            new Money(about.valueMicros(), about.currency()),
            "break %s: %s".formatted(row.breakId(), row.reason())));
  }

  private static EventContext context(String brand, BreakChange.About about) {
    Side statement = requireNonNull(about.statement(), "statement is null");
    boolean isMarketplace = about.reconciliation().equals(MARKETPLACES);
    @Nullable String reference = statement.reference();
    return new EventContext(
        brand,
        null,
        null,
        null,
        isMarketplace ? "marketplace" : null,
        null,
        null,
        null,
        isMarketplace ? reference : null,
        isMarketplace ? null : reference,
        null,
        null,
        Origin.DERIVED,
        false,
        Map.of(
            TYPE,
            text(about.type()),
            DATE,
            text(requireNonNull(statement.date(), "date is null").toString())));
  }

  /** As JSON; types and dates have nothing that needs an escape, and are refused if they have. */
  private static String text(String value) {
    if (!value.matches("[A-Za-z0-9 _.-]*")) {
      throw new IllegalArgumentException(
          "'%s' cannot be written off: its type may have letters, digits, blanks, _ . -"
              .formatted(value));
    }
    return '"' + value + '"';
  }
}
