package io.loopledger.statements.model;

import java.time.LocalDate;

/** Days from the first to the last, both included. */
public record Period(LocalDate from, LocalDate to) {
  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "period ends on %s, before it begins on %s".formatted(to, from));
    }
  }

  /** The shortest period with another day in it. */
  public Period with(LocalDate day) {
    return new Period(day.isBefore(from) ? day : from, day.isAfter(to) ? day : to);
  }
}
