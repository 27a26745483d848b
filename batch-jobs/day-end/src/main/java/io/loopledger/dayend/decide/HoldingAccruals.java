package io.loopledger.dayend.decide;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.rules.UnitInStock;
import io.loopledger.schemas.event.Documents.HoldingAccrued;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the units in stock have cost to hold by the end of a date, by brand and programme. The
 * figure of each unit is that which the rules would post if it left on that date.
 */
public final class HoldingAccruals {
  private static final Comparator<Place> ORDER =
      Comparator.comparing((Place place) -> place.day.brand().id())
          .thenComparing(Place::programOrEmpty);

  private final Map<Place, Sum> sums = new TreeMap<>(ORDER);

  private record Place(Day day, @Nullable String program) {
    String programOrEmpty() {
      return program == null ? "" : program;
    }
  }

  private record Sum(long holdingMicros, long capitalMicros, long units, long nights) {
    static final Sum ZERO = new Sum(0, 0, 0, 0);

    Sum plus(UnitInStock unit) {
      return new Sum(
          Math.addExact(holdingMicros, unit.holdingMicros()),
          Math.addExact(capitalMicros, unit.capitalMicros()),
          units + 1,
          Math.addExact(nights, unit.nights()));
    }
  }

  /** Adds a unit that is in stock at the end of the date. */
  public void take(Day day, UnitInStock unit) {
    sums.merge(new Place(day, unit.program()), Sum.ZERO.plus(unit), (sum, one) -> sum.plus(unit));
  }

  /** The accruals; none where holding has cost nothing. */
  public List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    sums.forEach(
        (place, sum) -> {
          if (sum.holdingMicros() != 0 || sum.capitalMicros() != 0) {
            wanted.add(new Wanted(Kind.HOLDING, event(place, sum), Wanted.IfThere.KEEP));
          }
        });
    return wanted;
  }

  private static Event event(Place place, Sum sum) {
    Day day = place.day();
    Brand brand = day.brand();
    String key = day.date() + "/holding" + (place.program() == null ? "" : "/" + place.program());
    return new Event(
        Ids.of("holding", brand.id(), place.programOrEmpty(), day.date()),
        Day.SOURCE,
        Subject.period(brand.id(), key),
        day.end(),
        day.context().program(place.program()).build(),
        new HoldingAccrued(
            new Money(sum.holdingMicros(), brand.reportingCurrency()),
            new Money(sum.capitalMicros(), brand.reportingCurrency()),
            sum.units(),
            sum.nights()));
  }
}
