package io.loopledger.catalog.posting;

import static io.loopledger.catalog.posting.Story.eur;
import static io.loopledger.catalog.posting.Story.gbp;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The histories whose journals a release freezes: between them they post to every account. */
final class Histories {
  private Histories() {}

  /** Events in the order of their arrival, by the history's name. */
  static Map<String, List<Event>> all() {
    Map<String, List<Event>> all = new LinkedHashMap<>();
    all.put("sales-and-returns", events(salesAndReturns()));
    all.put("sales-and-returns-reversed", reversed(events(salesAndReturns())));
    all.put("documents", events(documents()));
    all.put("two-cycles", events(twoCycles()));
    all.put("two-cycles-reversed", reversed(events(twoCycles())));
    all.put("end-of-life", events(endOfLife()));
    all.put("repairs-revision-1", events(repairs("fix-1")));
    all.put("repairs-revision-2", reversed(events(repairs("fix-2"))));
    return all;
  }

  private static Story salesAndReturns() {
    return Story.ofLine()
        .then(
            new ProductSold(6, gbp("2.55"), "WHITE HANGING HEART T-LIGHT HOLDER"),
            c -> c.product("85123A").country("GB").customer("17850").document("536365", null))
        .then(new ProductSold(4, gbp("2.10"), null))
        .then(
            new SaleReturned(7, gbp("2.55"), null, null),
            c -> c.document("C536379", DocumentType.CREDIT_NOTE))
        .at("2024-03-04T16:00:00Z")
        .then(new SaleReturned(5, gbp("2.55"), null, null))
        .then(new EventData.InventoryAdjusted(-10, "damaged"));
  }

  private static Story documents() {
    Story story =
        Story.ofLine()
            .then(new EventData.ShippingCharged(gbp("15")), c -> c.country("IE"))
            .then(new EventData.VoucherSold(2, eur("50")))
            .then(new EventData.VoucherRedeemed(eur("20.50")));
    for (FeeCharged.FeeKind kind : FeeCharged.FeeKind.values()) {
      story.then(new FeeCharged(kind, eur("1.005")), c -> c.channel("marketplace"));
    }
    for (ManualAdjustment.Kind kind : ManualAdjustment.Kind.values()) {
      story.then(new ManualAdjustment(kind, gbp("-27.5"), "as agreed"));
    }
    return story;
  }

  private static Story twoCycles() {
    return Story.ofUnit()
        .then(
            new UnitReceived(1_500L, eur("4.90")),
            c -> c.program("fix-2").category("Laptop medium").product("L-1").partner("carrier"))
        .then(new UnitGraded(UnitGraded.Grade.GOOD, UnitGraded.DecidedBy.RULE, eur("150")))
        .then(new PayoutIssued(PayoutIssued.Instrument.CASH, gbp("80")))
        .then(repair(Outcome.FIXED, "30"), c -> c.partner("workshop"))
        .then(new UnitSold(eur("219")), c -> c.channel("outlet").country("DE"))
        .then(new SaleReturned(1, eur("219"), null, "too slow"), c -> c.country("DE"))
        .then(new UnitSold(gbp("160")), c -> c.channel("outlet").country("GB"))
        .at("2024-03-05T16:00:00Z")
        .then(new UnitReceived(1_500L, null))
        .then(new PayoutIssued(PayoutIssued.Instrument.VOUCHER, eur("40")))
        .then(repair(Outcome.FIXED, null))
        .then(new EventData.UnitWrittenOff("lost"));
  }

  private static Story endOfLife() {
    return Story.ofUnit()
        .then(new UnitReceived(900L, eur("4.90")), c -> c.program("fix-1").category("Kettle"))
        .then(new UnitGraded(UnitGraded.Grade.DEFECTIVE, UnitGraded.DecidedBy.PERSON, null))
        .then(repair(Outcome.REPAIRABLE, "5"))
        .then(repair(Outcome.UNKNOWN, null))
        .then(repair(Outcome.END_OF_LIFE, null))
        .then(new EventData.UnitRecycled(850L, eur("0.60")));
  }

  private static Story repairs(String program) {
    return Story.ofUnit()
        .then(repair(Outcome.FIXED, null), c -> c.program(program).category("Misc"))
        .then(repair(Outcome.FIXED, null), c -> c.program(program).category("Kettle"))
        .then(new UnitReceived(null, null))
        .then(new UnitReceived(null, null))
        .then(repair(Outcome.FIXED, null), c -> c.program(program).category("Laptop medium"));
  }

  private static RepairCompleted repair(Outcome outcome, @Nullable String cost) {
    return new RepairCompleted(outcome, null, null, "5", 45L, cost == null ? null : eur(cost));
  }

  private static List<Event> events(Story story) {
    return story.events().stream().map(PinnedEvent::event).toList();
  }

  private static List<Event> reversed(List<Event> events) {
    List<Event> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    return reversed;
  }
}
