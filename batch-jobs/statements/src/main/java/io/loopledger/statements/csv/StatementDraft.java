package io.loopledger.statements.csv;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.DeclaredTotal;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.Period;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.value.Sums;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A statement while its rows are read. */
final class StatementDraft {
  private final int number;
  private final Heading heading;
  private final @Nullable LocalDate date;
  private final String place;
  private final Sums sums = new Sums();
  private @Nullable Period period;
  private @Nullable Money opening;
  private @Nullable Money closing;
  private long lines;

  StatementDraft(int number, Heading heading, @Nullable LocalDate date, String place) {
    this.number = number;
    this.heading = heading;
    this.date = date;
    this.place = place;
  }

  int number() {
    return number;
  }

  Heading heading() {
    return heading;
  }

  @Nullable LocalDate date() {
    return date;
  }

  /** Where it begins. */
  String place() {
    return place;
  }

  long lines() {
    return lines;
  }

  /** The balance after the last line. */
  @Nullable Money closing() {
    return closing;
  }

  void add(LocalDate day, Money total) {
    lines++;
    sums.add(total);
    period = period == null ? new Period(day, day) : period.with(day);
  }

  /** The balance that the last line says it leaves. */
  void balance(Money after, Money total) {
    if (opening == null) {
      opening = Sums.minus(after, total);
    }
    closing = after;
  }

  Statement statement(List<DeclaredTotal> declared) {
    SortedMap<String, Money> all = sums.all();
    return new Statement(
        number,
        heading,
        all.size() == 1 ? all.firstKey() : null,
        date,
        period,
        opening,
        closing,
        lines,
        0,
        all,
        declared,
        "",
        null);
  }
}
