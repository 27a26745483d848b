package io.loopledger.dayend.decide;

import io.loopledger.catalog.reference.BookPolicies;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.rules.UnitPurchase;
import io.loopledger.schemas.event.Documents.GlobalMarginComputed;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sales and purchases of a period under the global margin, units not sold yet included (VAT
 * Directive Art. 318; section 25a(4) UStG). What was bought is judged unit by unit with the
 * functions that tax its sale.
 */
public final class GlobalMargins {
  private final Map<String, Long> purchases = new HashMap<>();

  private record Bought(int cycleNo, long micros) {}

  /** Adds what was paid for a unit in the period, if it is under the global margin. */
  public void take(SubjectBook book, MarginPeriodOf period) {
    Brand brand = book.day().brand();
    BookPolicies policies = brand.policies().bookPolicies();
    List<Bought> bought = new ArrayList<>();
    Map<Integer, Boolean> isUnder = new HashMap<>();
    UnitPurchase before = new UnitPurchase(0, 0, false);
    for (int i = 0; i < book.standing().events().size(); i++) {
      Event event = book.standing().events().get(i);
      Optional<UnitPurchase> found = UnitPurchase.of(book.standing().states().get(i), policies);
      if (found.isEmpty()) {
        return;
      }
      UnitPurchase now = found.get();
      isUnder.put(now.cycleNo(), now.isUnderGlobalMargin());
      if (event.data() instanceof PayoutIssued
          && period.includes(brand.businessDate(event.effectiveTime()))) {
        long known = before.cycleNo() == now.cycleNo() ? before.purchaseMicros() : 0;
        bought.add(new Bought(now.cycleNo(), Math.subtractExact(now.purchaseMicros(), known)));
      }
      before = now;
    }
    for (Bought one : bought) {
      if (isUnder.getOrDefault(one.cycleNo(), false)) {
        purchases.merge(brand.id(), one.micros(), Math::addExact);
      }
    }
  }

  /**
   * The totals of a brand; none where nothing was sold or bought and nothing was stated before.
   *
   * @param salesMicros sales of the period, VAT included, in millionths of the reporting currency;
   *     returns of earlier periods may make it negative, then it counts as 0
   */
  public Optional<Wanted> wanted(Day day, MarginPeriodOf period, long salesMicros, Known known) {
    Brand brand = day.brand();
    long bought = purchases.getOrDefault(brand.id(), 0L);
    String id = Ids.of("global-margin", brand.id(), period.key());
    if (salesMicros == 0 && bought == 0 && known.inForce(id).isEmpty()) {
      return Optional.empty();
    }
    Event event =
        new Event(
            id,
            Day.SOURCE,
            Subject.period(brand.id(), period.key() + "/global-margin"),
            new Day(brand, period.last()).end(),
            day.context().build(),
            new GlobalMarginComputed(
                new Money(Math.max(0, salesMicros), brand.reportingCurrency()),
                new Money(Math.max(0, bought), brand.reportingCurrency())));
    return Optional.of(new Wanted(Kind.GLOBAL_MARGIN, event, Wanted.IfThere.CORRECT));
  }
}
