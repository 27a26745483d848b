package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.LawReferences;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What is accrued of a unit in stock is what the unit posts itself, if it leaves on that day. */
class HoldingLawsTest {
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void theAccrualOfADayIsWhatTheUnitPostsWhenItLeavesOnThatDay(@ForAll long seed) {
    Random random = new Random(seed);
    List<PinnedEvent> drawn = RandomLife.likely(random);
    int slot = random.nextInt(drawn.size() + 6);
    Laws.hold(drawn, events -> requireAgreement(events, RandomLife.time(slot)));
  }

  private static void requireAgreement(List<PinnedEvent> events, Instant about) {
    if (events.isEmpty()) {
      return;
    }
    String id = events.getFirst().event().context().brand();
    Brand brand = LawReferences.at(LawReferences.GOLDEN).brand(id).orElseThrow();
    LocalDate day = brand.businessDate(about);
    Optional<UnitInStock> unit = inStock(brand, events, day);
    List<PinnedEvent> ended = new ArrayList<>(events);
    ended.removeIf(e -> brand.businessDate(e.event().effectiveTime()).isAfter(day));
    ended.add(writtenOff(brand, day));

    List<PostingEngine.Step> steps = Laws.ENGINE.steps(ended);
    long holding = sum(steps.getLast().postings(), "imputed.holding");
    long capital = sum(steps.getLast().postings(), "imputed.capital");

    assertThat(unit.map(UnitInStock::holdingMicros).orElse(0L)).isEqualTo(holding);
    assertThat(unit.map(UnitInStock::capitalMicros).orElse(0L)).isEqualTo(capital);
  }

  private static Optional<UnitInStock> inStock(
      Brand brand, List<PinnedEvent> events, LocalDate day) {
    PostingEngine.Standing standing =
        Laws.ENGINE.standing(
            events, event -> !brand.businessDate(event.effectiveTime()).isAfter(day));
    return UnitInStock.of(standing.state(), brand.policies().bookPolicies(), day);
  }

  private static PinnedEvent writtenOff(Brand brand, LocalDate day) {
    Instant last = day.plusDays(1).atStartOfDay(brand.contractZone()).toInstant().minusSeconds(1);
    return new PinnedEvent(
        new Event(
            "end",
            "/end",
            Subject.unit(brand.id(), "1"),
            last,
            EventContext.of(brand.id(), Origin.REAL).build(),
            new UnitWrittenOff("lost")),
        LawReferences.GOLDEN);
  }

  private static long sum(List<Posting> postings, String account) {
    return postings.stream()
        .filter(posting -> posting.key().account().equals(account))
        .mapToLong(Posting::reportingMicros)
        .sum();
  }

  /** By hand: received on 6 March for 36.50; on 16 March it has been there for ten nights. */
  @Test
  void aUnitInStockAfterTenNights() {
    assertThat(received("eu-de", "2024-03-16")).contains(tenNights(500_000, 0));
    // 36.50 x 6 % x 10 / 365 = 0.06
    assertThat(received("eu-capital", "2024-03-16")).contains(tenNights(0, 60_000));
    assertThat(received("eu-de", "2024-03-05")).isEmpty();
  }

  private static UnitInStock tenNights(long holdingMicros, long capitalMicros) {
    LocalDate stocked = LocalDate.parse("2024-03-06");
    return new UnitInStock(
        1, "resale", stocked, 10, holdingMicros, capitalMicros, 36_500_000, 0, false);
  }

  private static Optional<UnitInStock> received(String id, String day) {
    Brand brand = LawReferences.at(LawReferences.GOLDEN).brand(id).orElseThrow();
    Event received =
        new Event(
            "in",
            "/hand",
            Subject.unit(id, "1"),
            Instant.parse("2024-03-06T10:00:00Z"),
            EventContext.of(id, Origin.REAL).program("resale").build(),
            new UnitReceived(null, Money.of("36.50", "EUR")));
    return inStock(
        brand, List.of(new PinnedEvent(received, LawReferences.GOLDEN)), LocalDate.parse(day));
  }
}
