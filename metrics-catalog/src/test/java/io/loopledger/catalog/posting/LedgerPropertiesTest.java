package io.loopledger.catalog.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.TestReferences;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every history of a subject: the promises of the design's first section. */
class LedgerPropertiesTest {
  private static final Instant NOW = Instant.parse("2024-04-01T00:00:00Z");

  private final SubjectLedger ledger = new SubjectLedger(Story.ENGINE, 1000);

  @Property(tries = 1000)
  void anyOrderOfArrivalAndAnyRepeatGiveTheSameLedger(
      @ForAll("histories") List<PinnedEvent> events, @ForAll Random random) {
    Journal expected = Story.ENGINE.journal(events);

    Ledger arrived = arrive(shuffledWithRepeats(events, random));

    assertThat(arrived.journal()).isEqualTo(expected);
    assertThat(Story.ENGINE.journal(arrived.history())).isEqualTo(expected);
  }

  @Property(tries = 500)
  void moneyBalancesPerEventAndCurrencyInBothCurrenciesAfterEveryArrival(
      @ForAll("histories") List<PinnedEvent> events, @ForAll Random random) {
    for (List<Posting> difference : arrive(shuffledWithRepeats(events, random)).differences()) {
      Map<List<String>, Long> sums = new HashMap<>();
      for (Posting posting : difference) {
        if (posting.key().fx() != null) {
          String event = posting.key().source() + posting.key().eventId();
          String measure = posting.key().measure();
          sums.merge(List.of(event, measure), posting.amountMicros(), Math::addExact);
          sums.merge(
              List.of(event, measure, "reporting"), posting.reportingMicros(), Math::addExact);
        }
      }
      assertThat(sums.values()).allMatch(sum -> sum == 0);
    }
  }

  @Property(tries = 500)
  void noEntryIdOccursTwiceInAWholeHistory(
      @ForAll("histories") List<PinnedEvent> events, @ForAll Random random) {
    Set<String> ids = new HashSet<>();
    int entries = 0;
    for (Entry entry : arrive(shuffledWithRepeats(events, random)).entries()) {
      ids.add(entry.entryId());
      entries++;
    }

    assertThat(ids).hasSize(entries);
  }

  @Property(tries = 200)
  void theSameArrivalsGiveTheSameEntriesInTheSameOrder(
      @ForAll("histories") List<PinnedEvent> events, @ForAll Random random) {
    List<PinnedEvent> arrivals = shuffledWithRepeats(events, random);

    assertThat(arrive(arrivals).entries()).isEqualTo(arrive(arrivals).entries());
  }

  @Property(tries = 500)
  void noStatisticalAccountMixesMeasuresAndNoMoneyLacksItsConversion(
      @ForAll("histories") List<PinnedEvent> events) {
    assertThat(Story.ENGINE.journal(events).postings())
        .allSatisfy(
            posting ->
                assertThat(posting.key().measure().matches("[A-Z]{3}"))
                    .isEqualTo(posting.key().fx() != null));
  }

  @Property(tries = 500)
  void stockAtCostIsNeverNegative(@ForAll("histories") List<PinnedEvent> events) {
    Map<String, Long> stock = new HashMap<>();
    for (Posting posting : Story.ENGINE.journal(events).postings()) {
      if (posting.key().account().equals("inventory.units")) {
        stock.merge(posting.key().measure(), posting.amountMicros(), Math::addExact);
      }
    }

    assertThat(stock.values()).allMatch(micros -> micros >= 0);
  }

  private record Ledger(
      List<PinnedEvent> history, List<List<Posting>> differences, List<Entry> entries) {
    Journal journal() {
      return Journal.of(differences.stream().flatMap(List::stream).toList());
    }
  }

  private Ledger arrive(List<PinnedEvent> arrivals) {
    SubjectHistory history = SubjectHistory.EMPTY;
    List<List<Posting>> differences = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (PinnedEvent event : arrivals) {
      switch (ledger.accept(history, event)) {
        case Answer.Accepted accepted -> {
          history = accepted.history();
          differences.add(
              accepted.difference().stream().map(SubjectLedger.Caused::posting).toList());
          entries.addAll(EntryMaker.entries(event.event(), accepted.difference(), NOW));
        }
        case Answer.Deferred deferred -> throw new AssertionError(deferred);
        case Answer.Refused refused ->
            assertThat(refused.code()).isEqualTo(RejectionCode.DUPLICATE);
      }
    }
    return new Ledger(history.events(), differences, entries);
  }

  private static List<PinnedEvent> shuffledWithRepeats(List<PinnedEvent> events, Random random) {
    List<PinnedEvent> arrivals = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(3) == 0).forEach(arrivals::add);
    Collections.shuffle(arrivals, random);
    return arrivals;
  }

  /** Up to twelve events on a few instants, so that many tie; ids are given in order. */
  @Provide
  Arbitrary<List<PinnedEvent>> histories() {
    return Combinators.combine(contexts(), Arbitraries.integers().between(0, 4), data())
        .as(Told::new)
        .list()
        .ofMaxSize(12)
        .map(LedgerPropertiesTest::history);
  }

  private record Told(EventContext context, int hour, EventData data) {}

  private static List<PinnedEvent> history(List<Told> told) {
    List<PinnedEvent> events = new ArrayList<>();
    for (Told one : told) {
      Event event =
          new Event(
              "e" + events.size() / 2,
              events.size() % 2 == 0 ? "/a" : "/b",
              Subject.unit("acme", "1"),
              Story.START.plusSeconds(3600L * one.hour()),
              one.context(),
              one.data());
      events.add(new PinnedEvent(event, TestReferences.LATEST));
    }
    return events;
  }

  private static Arbitrary<EventContext> contexts() {
    return Combinators.combine(
            Arbitraries.of("fix-1", "fix-2").injectNull(0.5),
            Arbitraries.of("Kettle", "Laptop medium", "Misc", "null").injectNull(0.5),
            Arbitraries.of("shop", "outlet").injectNull(0.5),
            Arbitraries.of(Origin.class))
        .as(
            (program, category, channel, origin) ->
                EventContext.of("acme", origin)
                    .program(program)
                    .category(category)
                    .channel(channel)
                    .build());
  }

  private static Arbitrary<EventData> data() {
    Arbitrary<Money> money =
        Combinators.combine(
                Arbitraries.longs().between(0, 1_000_000_000_000L),
                Arbitraries.of("EUR", "GBP", "USD"))
            .as(Money::new);
    Arbitrary<Long> pieces = Arbitraries.longs().between(1, 5);
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(pieces, money)
                .as((quantity, price) -> new EventData.ProductSold(quantity, price, null)),
            Combinators.combine(pieces, money)
                .as((quantity, price) -> new EventData.SaleReturned(quantity, price, null, null)),
            money.map(EventData.UnitSold::new),
            money.map(EventData.ShippingCharged::new),
            money.map(m -> new EventData.FeeCharged(EventData.FeeCharged.FeeKind.PAYMENT, m)),
            money.map(m -> new EventData.PayoutIssued(EventData.PayoutIssued.Instrument.CASH, m)),
            money.map(EventData.VoucherRedeemed::new),
            money.injectNull(0.3).map(m -> new EventData.UnitReceived(900L, m)),
            Arbitraries.of(EventData.UnitGraded.Grade.class)
                .map(
                    grade ->
                        new EventData.UnitGraded(grade, EventData.UnitGraded.DecidedBy.RULE, null)),
            Combinators.combine(
                    Arbitraries.of(EventData.RepairCompleted.Outcome.class), money.injectNull(0.3))
                .as(
                    (outcome, cost) ->
                        new EventData.RepairCompleted(outcome, null, null, null, null, cost)),
            money.map(m -> new EventData.UnitRecycled(800L, m)),
            Arbitraries.just(new EventData.UnitWrittenOff("lost")),
            pieces.map(n -> new EventData.InventoryAdjusted(-n, null))));
  }
}
