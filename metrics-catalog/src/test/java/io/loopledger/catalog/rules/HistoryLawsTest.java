package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds for every history under the rules 2026-12, whatever its events are. */
class HistoryLawsTest {
  @Example
  void theHistoriesHaveEventsOfEveryType() {
    Random random = new Random(1);
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    for (int i = 0; i < 500; i++) {
      RandomLife.anything(random, 12).forEach(event -> seen.add(event.event().type()));
    }

    assertThat(seen).containsExactlyInAnyOrder(EventType.values());
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void everyPermutationOfFewEventsGivesTheSameLedger(@ForAll long seed) {
    Laws.hold(
        RandomLife.anything(new Random(seed), 5),
        events -> {
          Journal expected = Laws.ENGINE.journal(events);
          permute(
              new ArrayList<>(events),
              0,
              arrivals -> {
                GrowingLedger ledger = GrowingLedger.of(arrivals);
                assertThat(ledger.net()).isEqualTo(expected);
                assertThat(Laws.ENGINE.journal(arrivals)).isEqualTo(expected);
              });
        });
  }

  /** All 5,040 orders of seven events, in each of them some events twice. */
  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void everyPermutationOfSevenEventsGivesTheSameLedger(@ForAll long seed) {
    Random random = new Random(seed);
    Laws.hold(
        RandomLife.anything(random, 7),
        events -> {
          Journal expected = Laws.ENGINE.journal(events);
          permute(
              new ArrayList<>(events),
              0,
              arrivals -> {
                List<PinnedEvent> repeated = new ArrayList<>(arrivals);
                repeated.add(
                    random.nextInt(arrivals.size() + 1),
                    arrivals.get(random.nextInt(arrivals.size())));
                assertThat(GrowingLedger.of(repeated).net()).isEqualTo(expected);
              });
        });
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void anyOrderOfArrivalAndAnyRepeatGivesTheSameLedger(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events -> {
          Journal expected = Laws.ENGINE.journal(events);
          Random random = new Random(seed);
          for (int i = 0; i < 2; i++) {
            GrowingLedger ledger = GrowingLedger.of(shuffledWithRepeats(events, random));
            assertThat(ledger.net()).isEqualTo(expected);
          }
        });
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void moneyBalancesInBothCurrenciesAfterEveryArrival(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events -> {
          GrowingLedger ledger = new GrowingLedger();
          for (PinnedEvent event : shuffledWithRepeats(events, new Random(seed))) {
            requireBalance(ledger.arrive(event));
          }
        });
  }

  private static void requireBalance(List<Posting> difference) {
    Map<List<String>, Long> sums = new HashMap<>();
    for (Posting posting : difference) {
      Posting.Key key = posting.key();
      if (key.fx() != null && !Account.isImputed(key.account())) {
        List<String> scope = List.of(key.source(), key.eventId(), key.measure());
        sums.merge(scope, posting.amountMicros(), Math::addExact);
        List<String> reporting =
            List.of(key.source(), key.eventId(), key.measure(), key.fx().reportingCurrency());
        sums.merge(reporting, posting.reportingMicros(), Math::addExact);
      }
    }
    assertThat(sums).allSatisfy((scope, sum) -> assertThat(sum).isZero());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aVoidedEventLeavesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<PinnedEvent> drawn = RandomLife.mixed(random);
    int chosen = random.nextInt(drawn.size());
    PinnedEvent voided = drawn.get(chosen);
    Laws.hold(
        drawn,
        events -> {
          if (!events.contains(voided) || voided.isCorrection()) {
            return;
          }
          PinnedEvent mark = voiding(voided);
          List<PinnedEvent> without = new ArrayList<>(events);
          without.removeIf(e -> e == voided || isCorrectionOf(e, voided));
          Journal expected = Laws.ENGINE.journal(without);
          List<PinnedEvent> after = new ArrayList<>(events);
          after.add(mark);
          assertThat(GrowingLedger.of(after).net()).as("void after").isEqualTo(expected);
          List<PinnedEvent> before = new ArrayList<>(events);
          before.add(0, mark);
          assertThat(GrowingLedger.of(before).net()).as("void before").isEqualTo(expected);
        });
  }

  /** A void that wins over every correction there is. */
  static PinnedEvent voiding(PinnedEvent target) {
    Event event = target.event();
    return new PinnedEvent(
        new Event(
            "void",
            "/c",
            event.subject(),
            event.effectiveTime(),
            event.context(),
            new EventVoided(event.source(), event.id(), 9, "never happened", null)),
        target.refVersion());
  }

  /** Corrections of an event that is not there wait, and post nothing. */
  private static boolean isCorrectionOf(PinnedEvent event, PinnedEvent target) {
    return switch (event.event().data()) {
      case Corrections.EventCorrected c ->
          c.targetId().equals(target.event().id())
              && c.targetSource().equals(target.event().source());
      default -> false;
    };
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aCorrectionIsAVoidAndANewEvent(@ForAll long seed) {
    Random random = new Random(seed);
    List<PinnedEvent> drawn = RandomLife.likely(random);
    PinnedEvent wrong = drawn.get(random.nextInt(drawn.size()));
    Event right = sameIdentity(wrong, RandomLife.likely(random).get(0).event(), drawn);
    PinnedEvent correction = correcting(wrong, right);
    Laws.hold(
        drawn,
        events -> {
          List<PinnedEvent> replaced = new ArrayList<>(events);
          replaced.replaceAll(e -> e == wrong ? new PinnedEvent(right, e.refVersion()) : e);
          List<PinnedEvent> corrected = new ArrayList<>(events);
          corrected.add(random.nextInt(corrected.size() + 1), correction);
          assertThat(GrowingLedger.of(corrected).net()).isEqualTo(Laws.ENGINE.journal(replaced));
        });
  }

  private static Event sameIdentity(PinnedEvent wrong, Event drawn, List<PinnedEvent> events) {
    Event other = events.get(Math.floorMod(drawn.hashCode(), events.size())).event();
    Event e = wrong.event();
    return new Event(
        e.id(), e.source(), e.subject(), other.effectiveTime(), other.context(), other.data());
  }

  private static PinnedEvent correcting(PinnedEvent wrong, Event right) {
    return new PinnedEvent(
        new Event(
            "fix",
            "/c",
            wrong.event().subject(),
            wrong.event().effectiveTime(),
            wrong.event().context(),
            RandomLife.correction(right, 1)),
        wrong.refVersion());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aKeptFoldPostsWhatARefoldPosts(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events -> {
          GrowingLedger kept = new GrowingLedger();
          GrowingLedger refolded = new GrowingLedger();
          for (PinnedEvent event : shuffledWithRepeats(events, new Random(seed))) {
            refolded.forgetFold();
            assertThat(kept.arrive(event)).isEqualTo(refolded.arrive(event));
          }
          assertThat(Laws.ENGINE.journal(kept.history().events())).isEqualTo(kept.net());
        });
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void noEntryIdOccursTwiceInAWholeHistory(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events -> {
          Set<String> ids = new HashSet<>();
          for (Entry entry :
              GrowingLedger.of(shuffledWithRepeats(events, new Random(seed))).entries()) {
            assertThat(ids.add(entry.entryId())).as("%s occurs once", entry).isTrue();
          }
        });
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void everyAmountIsInItsAccountsMeasure(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        events ->
            assertThat(Laws.ENGINE.journal(events).postings())
                .allSatisfy(
                    posting ->
                        assertThat(posting.key().measure().matches("[A-Z]{3}"))
                            .isEqualTo(posting.key().fx() != null)));
  }

  static List<PinnedEvent> shuffledWithRepeats(List<PinnedEvent> events, Random random) {
    List<PinnedEvent> arrivals = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(3) == 0).forEach(arrivals::add);
    Collections.shuffle(arrivals, random);
    return arrivals;
  }

  private static void permute(List<PinnedEvent> events, int from, Consumer<List<PinnedEvent>> law) {
    if (from >= events.size() - 1) {
      law.accept(events);
      return;
    }
    for (int i = from; i < events.size(); i++) {
      Collections.swap(events, from, i);
      permute(events, from + 1, law);
      Collections.swap(events, from, i);
    }
  }
}
