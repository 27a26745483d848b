package io.loopledger.statements.invoice;

import io.loopledger.statements.model.Period;
import io.loopledger.statements.xml.XmlNode;
import java.time.LocalDate;
import java.util.Optional;

/** Invoicing periods (BG-14): either end may be left out. */
final class Periods {
  private Periods() {}

  static Optional<Period> of(
      XmlNode place, Optional<LocalDate> from, Optional<LocalDate> to, Terms terms) {
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      terms
          .faults()
          .add(
              place.place(),
              "BT-74",
              to.get().toString(),
              "the period ends before it begins on " + from.get());
      return Optional.empty();
    }
    Optional<LocalDate> first = from.or(() -> to);
    return first.map(day -> new Period(day, to.orElse(day)));
  }
}
