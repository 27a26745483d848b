package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.Documents.InvoiceReceived;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.event.Intake.UnitIdentified;
import io.loopledger.schemas.event.Intake.UnitLost;
import io.loopledger.schemas.event.LoopEnd.PartsHarvested;
import io.loopledger.schemas.event.LoopEnd.UnitDonated;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.event.Payout.UnitSentBack;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.VatTreatment;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** What holds for a unit through all its cycles: its stock and its credits. */
class UnitLawsTest {
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void stockAtCostIsNeverNegative(@ForAll long seed) {
    List<PinnedEvent> drawn = new ArrayList<>(RandomLife.likely(new Random(seed)));
    drawn.removeIf(event -> isCreditNote(event.event().data()));
    drawn.removeIf(event -> event.event().data() instanceof UnitWrittenDown);
    Laws.hold(
        drawn,
        events -> {
          if (!isOversold(events)) {
            Laws.requireStockNeverBelowZero(events);
          }
        });
  }

  /** Whether two sales of the unit stand at the same time, which no rule foresees. */
  private static boolean isOversold(List<PinnedEvent> events) {
    Map<Integer, Long> sold = new TreeMap<>();
    for (PostingEngine.Step step : Laws.ENGINE.steps(events)) {
      for (Posting posting : step.postings()) {
        if (posting.key().account().equals("units.resold")
            && sold.merge(posting.key().cycleNo(), posting.amountMicros(), Long::sum) > 1_000_000) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a unit cost is in stock, or where it went: nothing gets lost between the accounts. */
  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void theWholeCostIsInStockOrInCostOfGoodsOrWrittenOff(@ForAll long seed) {
    Random random = new Random(seed);
    List<PinnedEvent> drawn = new ArrayList<>(RandomLife.likely(random));
    drawn.removeIf(event -> !isOfStock(event.event().data()));
    Laws.hold(
        drawn,
        events -> {
          Journal journal = Laws.ENGINE.journal(events);
          for (String currency : List.of("EUR", "GBP", "USD")) {
            long labour =
                -Laws.sum(journal, currency, "absorbed.labour")
                    - Laws.sum(journal, currency, "aftersale.re-intake");
            assertThat(Laws.sum(journal, currency, UnitLawsTest::takesCost))
                .as(currency)
                .isEqualTo(costs(events, currency) + labour);
          }
        });
  }

  private static boolean isOfStock(EventData data) {
    return switch (data) {
      case PayoutIssued payout -> payout.instrument() != PayoutIssued.Instrument.COUPON;
      case UnitGraded graded -> true;
      case UnitIdentified identified -> true;
      case UnitWrittenDown written -> true;
      case UnitSold sold -> true;
      case UnitShipped shipped -> true;
      case SaleReturned returned -> true;
      case UnitReceived received -> received.returnKind() == ReturnKind.TAKE_BACK;
      case UnitWrittenOff writtenOff -> true;
      case UnitDonated donated -> true;
      case UnitLost lost -> true;
      case PartsHarvested harvested -> true;
      default -> false;
    };
  }

  private static boolean takesCost(String account) {
    return account.matches(
        "(inventory|cost)\\.(acquisition|inbound|intake|refurbishment)"
            + "|inventory\\.parts|cost\\.(write-offs|write-downs|donations)"
            + "|aftersale.return-transport");
  }

  private static long costs(List<PinnedEvent> events, String currency) {
    long sum = 0;
    for (PinnedEvent event : events) {
      boolean splitsVat = !event.event().context().brand().equals("plain");
      Money cost =
          switch (event.event().data()) {
            case PayoutIssued payout -> payout.amount();
            case UnitReceived received -> received.inboundCost();
            default -> null;
          };
      if (cost != null && cost.currency().equals(currency)) {
        sum += cost.amountMicros();
      }
      if (splitsVat
          && event.event().data() instanceof UnitReceived received
          && cost != null
          && cost.amountMicros() != 0
          && cost.currency().equals(currency)) {
        sum += notDeductible(received.inboundCostVat());
      }
    }
    return sum;
  }

  private static long notDeductible(@Nullable CostVat vat) {
    return vat == null || vat.isDeductible() || vat.treatment() == VatTreatment.EXEMPT
        ? 0
        : vat.amount().amountMicros();
  }

  /** A supplier's credit note that no cost waits for makes a unit cheaper than it was. */
  private static boolean isCreditNote(EventData data) {
    return data instanceof InvoiceReceived invoice && invoice.amount().amountMicros() < 0;
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aUnitThatLeftLeavesNoStock(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events -> {
          Map<String, long[]> stock = new TreeMap<>();
          for (PostingEngine.Step step : Laws.ENGINE.steps(events)) {
            for (Posting posting : step.postings()) {
              if (Laws.isUnitStock(posting.key().account())) {
                String key = posting.key().account() + " " + posting.key().measure();
                long[] sum = stock.computeIfAbsent(key, any -> new long[2]);
                sum[0] += posting.amountMicros();
                sum[1] += posting.reportingMicros();
              }
            }
            if (hasLeft(step)) {
              assertThat(stock).allSatisfy((key, sum) -> assertThat(sum).containsExactly(0, 0));
            }
          }
        });
  }

  private static boolean hasLeft(PostingEngine.Step step) {
    return switch (step.effective().event().event().data()) {
      case UnitSentBack sent -> true;
      case UnitRecycled recycled -> true;
      case UnitWrittenOff writtenOff -> true;
      case UnitDonated donated -> true;
      case PartsHarvested harvested -> true;
      default ->
          step.postings().stream()
              .anyMatch(p -> p.key().account().equals("units.resold") && p.amountMicros() > 0);
    };
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aSaleThatStandsIsCreditedAtMostOnceAndOneThatCameBackNever(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events -> {
          Journal journal = Laws.ENGINE.journal(events);
          long credited = Laws.sum(journal, "unit", "impact.credited");
          long sold = Laws.sum(journal, "unit", "units.resold");
          assertThat(credited).isBetween(0L, sold);
          if (credited == 0) {
            assertThat(creditsOfSales(journal)).isZero();
          }
        });
  }

  private static long creditsOfSales(Journal journal) {
    long sum = 0;
    for (Posting posting : journal.postings()) {
      boolean isResale = "RESALE".equals(posting.key().method());
      if (posting.key().account().equals("co2e.avoided") && isResale) {
        sum += posting.amountMicros();
      }
    }
    return sum;
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aRepairIsCreditedAtMostOncePerCycle(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events -> {
          Map<Integer, Long> perCycle = new TreeMap<>();
          for (Posting posting : Laws.ENGINE.journal(events).postings()) {
            if (posting.key().account().startsWith("repairs.fixed-with")) {
              perCycle.merge(posting.key().cycleNo(), posting.amountMicros(), Long::sum);
            }
          }
          assertThat(perCycle.values()).allMatch(micros -> micros <= 1_000_000);
        });
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void nothingEmitsLessThanNothing(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events -> {
          for (Posting posting : Laws.ENGINE.journal(events).postings()) {
            if (posting.key().account().startsWith("co2e.emitted")) {
              assertThat(posting.amountMicros()).isGreaterThanOrEqualTo(0);
            }
          }
        });
  }
}
