package io.loopledger.catalog.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.LawReferences;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What the night's commands keep: restatement, proof correction, eviction and its undoing. */
class CommandLawsTest {
  private static final Subject SUBJECT = Subject.unit("eu-de", "1");

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aPinMovedAndMovedBackLeavesNothing(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        drawn -> {
          List<PinnedEvent> events = Laws.pinnedTo(LawReferences.GOLDEN, drawn);
          GrowingLedger ledger = GrowingLedger.of(events);
          ledger.apply(SUBJECT, new Command.Repin("up", LawReferences.CHANGED));
          assertThat(ledger.net())
              .isEqualTo(Laws.ENGINE.journal(Laws.pinnedTo(LawReferences.CHANGED, events)));
          ledger.apply(SUBJECT, new Command.Repin("down", LawReferences.GOLDEN));
          assertThat(ledger.net()).isEqualTo(Laws.ENGINE.journal(events));
          requireOwnIds(ledger.entries());
        });
  }

  private static void requireOwnIds(List<Entry> entries) {
    Set<String> ids = new HashSet<>();
    for (Entry entry : entries) {
      assertThat(ids.add(entry.entryId())).as("%s occurs once", entry).isTrue();
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void anEventVoidedAfterARestatementLeavesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<PinnedEvent> drawn = RandomLife.likely(random);
    PinnedEvent voided = drawn.get(random.nextInt(drawn.size()));
    Laws.hold(
        drawn,
        events -> {
          if (events.contains(voided)) {
            GrowingLedger ledger = GrowingLedger.of(events);
            ledger.apply(SUBJECT, new Command.Repin("up", LawReferences.CHANGED));
            ledger.arrive(HistoryLawsTest.voiding(voided).pinnedTo(LawReferences.CHANGED));
            List<PinnedEvent> without = new ArrayList<>(events);
            without.remove(voided);
            assertThat(ledger.net())
                .isEqualTo(Laws.ENGINE.journal(Laws.pinnedTo(LawReferences.CHANGED, without)));
          }
        });
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aSubjectKeepsTheRulesOfItsLowestPinUntilARestatementMovesIt(@ForAll long seed) {
    Random random = new Random(seed);
    List<PinnedEvent> drawn = new ArrayList<>(RandomLife.likely(random));
    drawn.removeIf(event -> isOfLaterMethod(event.event()));
    Laws.hold(
        drawn,
        events -> {
          List<PinnedEvent> pinned = new ArrayList<>();
          for (PinnedEvent event : events) {
            pinned.add(pinned.isEmpty() ? event.pinnedTo(LawReferences.FIRST_RULES) : event);
          }
          GrowingLedger ledger = GrowingLedger.of(pinned);
          assertThat(ledger.posted())
              .allMatch(posting -> posting.key().ruleVersion().equals("2026-11"));
          Answer.Accepted restated =
              ledger.apply(SUBJECT, new Command.Repin("rules", LawReferences.GOLDEN));
          assertThat(restated.difference()).allMatch(caused -> caused.cause() == Cause.RULE);
          assertThat(ledger.net()).isEqualTo(Laws.ENGINE.journal(events));
          assertThat(ledger.net().postings())
              .allMatch(posting -> posting.key().ruleVersion().equals("2026-12"));
        });
  }

  /** The first rules know no other method than RESTART. */
  private static boolean isOfLaterMethod(Event event) {
    String program = event.context().program();
    return program != null && !program.startsWith("restart");
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aProofCorrectionPostsItsLinesOnceAndChangesNothingElse(@ForAll long seed) {
    Random random = new Random(seed);
    List<Posting> lines = Laws.ENGINE.journal(RandomLife.likely(random)).postings();
    Laws.hold(
        RandomLife.mixed(random),
        events -> {
          int half = events.size() / 2;
          GrowingLedger ledger = GrowingLedger.of(events.subList(0, half));
          Command command = new Command.CorrectProof("proof", lines);
          Answer.Accepted accepted = ledger.apply(SUBJECT, command);
          assertThat(accepted.difference())
              .isEqualTo(
                  lines.stream().map(p -> new SubjectLedger.Caused(p, Cause.PROOF)).toList());
          requireRefused(Laws.LEDGER.apply(ledger.history(), command), RejectionCode.DUPLICATE);
          events.subList(half, events.size()).forEach(ledger::arrive);
          List<Posting> all = new ArrayList<>(Laws.ENGINE.journal(events).postings());
          all.addAll(lines);
          assertThat(ledger.net()).isEqualTo(Journal.of(all));
          requireRefused(Laws.LEDGER.apply(ledger.history(), command), RejectionCode.DUPLICATE);
        });
  }

  private static void requireRefused(Answer answer, RejectionCode code) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void afterAnEvictionTheNextEventsPostTheSame(@ForAll long seed) {
    Laws.hold(
        RandomLife.likely(new Random(seed)),
        events -> {
          Random random = new Random(seed);
          GrowingLedger whole = new GrowingLedger();
          GrowingLedger evicting = new GrowingLedger();
          for (PinnedEvent event : events) {
            assertThat(evicting.arrive(event)).isEqualTo(whole.arrive(event));
            if (random.nextBoolean()) {
              evicting.evict();
            }
          }
        });
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void rehydratingBringsBackWhatARefoldOfAllEventsGives(@ForAll long seed) {
    Laws.hold(
        RandomLife.likely(new Random(seed)),
        events -> {
          Random random = new Random(seed);
          GrowingLedger ledger = new GrowingLedger();
          List<PinnedEvent> evicted = new ArrayList<>();
          for (int i = 0; i < events.size(); i++) {
            ledger.arrive(events.get(i));
            if (random.nextInt(3) == 0 && ledger.evict()) {
              evicted = new ArrayList<>(events.subList(0, i + 1));
            }
          }
          if (!evicted.isEmpty()) {
            requireDeferred(ledger, evicted, random);
            rehydrate(ledger, events, evicted, random);
          }
        });
  }

  private static void requireDeferred(
      GrowingLedger ledger, List<PinnedEvent> evicted, Random random) {
    PinnedEvent known = evicted.get(random.nextInt(evicted.size()));
    assertDeferred(
        Laws.LEDGER.accept(ledger.history(), known), SubjectLedger.Reason.POSSIBLE_REPEAT);
    assertDeferred(
        Laws.LEDGER.accept(ledger.history(), renamed(known, "old")),
        SubjectLedger.Reason.CYCLE_EVICTED);
    assertDeferred(
        Laws.LEDGER.accept(ledger.history(), HistoryLawsTest.voiding(known)),
        SubjectLedger.Reason.CYCLE_EVICTED);
    assertDeferred(
        Laws.LEDGER.apply(ledger.history(), new Command.Repin("up", LawReferences.CHANGED)),
        SubjectLedger.Reason.CYCLE_EVICTED);
    requireRefused(
        Laws.LEDGER.apply(
            ledger.history(),
            new Command.Rehydrate("part", evicted.subList(1, evicted.size()), List.of())),
        RejectionCode.INVALID);
  }

  private static void assertDeferred(Answer answer, SubjectLedger.Reason reason) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Deferred.class, deferred -> assertThat(deferred.reason()).isEqualTo(reason));
  }

  private static PinnedEvent renamed(PinnedEvent pinned, String id) {
    Event e = pinned.event();
    return new PinnedEvent(
        new Event(id, e.source(), e.subject(), e.effectiveTime(), e.context(), e.data()),
        pinned.refVersion());
  }

  private static void rehydrate(
      GrowingLedger ledger, List<PinnedEvent> all, List<PinnedEvent> evicted, Random random) {
    List<Posting> posted = new ArrayList<>();
    for (Posting posting : ledger.posted()) {
      if (evicted.stream().anyMatch(event -> isOf(posting, event))) {
        posted.add(posting);
      }
    }
    List<PinnedEvent> shuffled = new ArrayList<>(evicted);
    Collections.shuffle(shuffled, random);
    Command command = new Command.Rehydrate("back", shuffled, Journal.of(posted).postings());
    assertThat(ledger.apply(SUBJECT, command).difference()).isEmpty();
    assertThat(requireNonNull(ledger.history()).evicted()).isNull();
    requireRefused(Laws.LEDGER.apply(ledger.history(), command), RejectionCode.DUPLICATE);
    PinnedEvent old = renamed(evicted.get(random.nextInt(evicted.size())), "old");
    ledger.arrive(old);
    List<PinnedEvent> with = new ArrayList<>(all);
    with.add(old);
    assertThat(ledger.net()).isEqualTo(Laws.ENGINE.journal(with));
  }

  private static boolean isOf(Posting posting, PinnedEvent event) {
    return posting.key().eventId().equals(event.event().id())
        && posting.key().source().equals(event.event().source());
  }
}
