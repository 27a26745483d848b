package io.loopledger.breaks.book;

import io.loopledger.schemas.finance.BreakChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to a break. No amount changes.
 *
 * @param name who it is
 * @param time when it is done
 */
public record Person(String name, Instant time) {
  public Person {
    requireFilled("who", name);
  }

  /**
   * Gives a break to somebody; a reason is not needed.
   *
   * @throws IllegalArgumentException if the break is settled
   */
  public BreakChange assigns(BreakChange row, String owner) {
    requireFilled("--to", owner);
    requireUnsettled(row);
    return next(row, Change.ASSIGNED, row.status(), owner, "assigned to " + owner);
  }

  /**
   * Says why a break may stay. It is then no finding any more, until its amounts change.
   *
   * @throws IllegalArgumentException if the break is settled
   */
  public BreakChange accepts(BreakChange row, String reason) {
    requireFilled("--reason", reason);
    requireUnsettled(row);
    return next(row, Change.ACCEPTED, Status.ACCEPTED.name(), row.owner(), reason);
  }

  private BreakChange next(
      BreakChange row, Change change, String status, @Nullable String owner, String reason) {
    return new BreakChange(
        row.breakId(),
        Math.addExact(row.version(), 1),
        change.name(),
        status,
        row.about(),
        owner,
        row.firstSeenDate(),
        LocalDate.ofInstant(time, ZoneOffset.UTC),
        null,
        name,
        reason,
        time);
  }

  private static void requireUnsettled(BreakChange row) {
    switch (Status.valueOf(row.status())) {
      case OPEN, ACCEPTED -> {}
      case CLOSED, WRITTEN_OFF ->
          throw new IllegalArgumentException(
              "break %s is %s since %s; only open and accepted ones can be worked on"
                  .formatted(row.breakId(), row.status(), row.businessDate()));
    }
  }

  private static void requireFilled(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("%s is blank; write a text".formatted(field));
    }
  }
}
