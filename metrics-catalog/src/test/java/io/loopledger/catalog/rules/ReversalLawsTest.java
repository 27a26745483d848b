package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.LawReferences;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A restatement that is taken back leaves nothing behind, whatever came meanwhile. */
class ReversalLawsTest {
  private static final Subject SUBJECT = Subject.unit("eu-de", "1");

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aReversedRestatementLeavesTheJournalThatWasAndEventsOfMeanwhileTheirPins(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        drawn -> {
          Random random = new Random(seed);
          List<PinnedEvent> events = withMixedPins(drawn, random);
          int first = random.nextInt(events.size() + 1);
          GrowingLedger ledger = GrowingLedger.of(events.subList(0, first));
          List<PinnedEvent> before = List.copyOf(ledger.history().events());
          Journal journal = ledger.net();

          ledger.apply(SUBJECT, new Command.Repin("run", pin(random)));
          boolean isAtOnce = random.nextBoolean();
          if (!isAtOnce) {
            events.subList(first, events.size()).forEach(ledger::arrive);
          }
          ledger.apply(SUBJECT, pinsOf("back", before));

          if (isAtOnce) {
            assertThat(ledger.net()).isEqualTo(journal);
            events.subList(first, events.size()).forEach(ledger::arrive);
          }
          assertThat(ledger.net()).isEqualTo(Laws.ENGINE.journal(events));
          assertThat(ledger.history().events()).containsExactlyElementsOf(events);
        });
  }

  /** Runs one upon the other are taken back one after the other, the last one first. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void severalRestatementsAreTakenBackFromTheLast(@ForAll long seed) {
    Laws.hold(
        RandomLife.mixed(new Random(seed)),
        drawn -> {
          Random random = new Random(seed);
          List<PinnedEvent> events = withMixedPins(drawn, random);
          GrowingLedger ledger = GrowingLedger.of(events);
          List<List<PinnedEvent>> pins = new ArrayList<>();
          List<Journal> journals = new ArrayList<>();
          for (int run = 0; run < 3; run++) {
            pins.add(List.copyOf(ledger.history().events()));
            journals.add(ledger.net());
            ledger.apply(SUBJECT, new Command.Repin("run-" + run, pin(random)));
          }
          for (int run = 2; run >= 0; run--) {
            ledger.apply(SUBJECT, pinsOf("back-" + run, pins.get(run)));
            assertThat(ledger.net()).isEqualTo(journals.get(run));
          }
        });
  }

  /** All accounts, all measures; restatement, reversal and voids in any order. */
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aUnitWhoseEventsAreAllVoidedComesToExactlyZero(@ForAll long seed) {
    Random drawing = new Random(seed);
    List<PinnedEvent> life = new ArrayList<>(RandomLife.likely(drawing));
    life.removeIf(event -> event.event().data() instanceof Corrections);
    Laws.hold(
        life,
        events -> {
          Random random = new Random(seed);
          List<Runnable> steps = new ArrayList<>();
          GrowingLedger ledger = GrowingLedger.of(withMixedPins(events, random));
          List<PinnedEvent> before = List.copyOf(ledger.history().events());
          for (int i = 0; i < events.size(); i++) {
            PinnedEvent voiding = voiding(events.get(i), i).pinnedTo(pin(random));
            steps.add(() -> ledger.arrive(voiding));
          }
          steps.add(() -> ledger.apply(SUBJECT, new Command.Repin("up", LawReferences.CHANGED)));
          steps.add(() -> ledger.apply(SUBJECT, pinsOf("back", before)));
          Collections.shuffle(steps, random);
          steps.forEach(Runnable::run);

          assertThat(ledger.net()).isEqualTo(Journal.EMPTY);
        });
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aPinOfAnEventThatIsNotThereIsRefusedByName(@ForAll long seed) {
    GrowingLedger ledger = GrowingLedger.of(RandomLife.likely(new Random(seed)));
    Command command = new Command.RepinEvents("c", List.of(new EventPin("/x", "nobody", 1)));

    assertThat(Laws.LEDGER.apply(ledger.history(), command))
        .isEqualTo(
            new Answer.Refused(
                RejectionCode.INVALID,
                "command 'c' pins 1 events that the subject does not have, such as 'nobody' of"
                    + " source '/x'"));
  }

  private static Command pinsOf(String id, List<PinnedEvent> events) {
    return new Command.RepinEvents(
        id,
        events.stream()
            .map(e -> new EventPin(e.event().source(), e.event().id(), e.refVersion()))
            .toList());
  }

  private static List<PinnedEvent> withMixedPins(List<PinnedEvent> events, Random random) {
    return events.stream().map(event -> event.pinnedTo(pin(random))).toList();
  }

  private static long pin(Random random) {
    return random.nextBoolean() ? LawReferences.GOLDEN : LawReferences.CHANGED;
  }

  private static PinnedEvent voiding(PinnedEvent target, int number) {
    Event event = HistoryLawsTest.voiding(target).event();
    return new PinnedEvent(
        new Event(
            "void-" + number,
            event.source(),
            event.subject(),
            event.effectiveTime(),
            event.context(),
            event.data()),
        target.refVersion());
  }
}
