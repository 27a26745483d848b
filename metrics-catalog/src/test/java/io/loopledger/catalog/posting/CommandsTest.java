package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.catalog.posting.SubjectLedger.Reason;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Corrections.EventCorrected;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Corrections and the night's commands on one short life, each answer in full. */
class CommandsTest {
  private static final Subject UNIT = Subject.unit("eu-sale", "QR-1");
  private static final Instant LONG_AFTER = Instant.parse("2031-01-01T00:00:00Z");

  private final SubjectLedger ledger =
      new SubjectLedger(new PostingEngine(Chart.builtIn(), GoldenReferences::at), 100);

  private final PinnedEvent in = event("in", "2024-03-11T08:00:00Z", new UnitReceived(null, null));
  private final PinnedEvent sale =
      event("sale", "2024-03-11T09:00:00Z", new UnitSold(Money.of("119", "EUR")));

  @Test
  void aCorrectionBeforeItsTargetWaitsAndThenReplacesIt() {
    PinnedEvent cheaper = correcting("fix", 1, sold("sale", UNIT, "59.50"));

    Answer.Accepted waiting = accepted(ledger.accept(history(in), cheaper));
    assertThat(waiting.isWaiting()).isTrue();
    assertThat(waiting.difference()).isEmpty();

    Answer.Accepted arrived = accepted(ledger.accept(waiting.history(), sale));
    assertThat(arrived.isWaiting()).isFalse();
    assertThat(sum(ledger.journal(arrived.history()), "revenue.resale")).isEqualTo(-50_000_000);
  }

  @Test
  void aCorrectionAfterItsTargetDoesNotWait() {
    PinnedEvent cheaper = correcting("fix", 1, sold("sale", UNIT, "59.50"));

    Answer.Accepted answer = accepted(ledger.accept(history(in, sale), cheaper));

    assertThat(answer.isWaiting()).isFalse();
    assertThat(answer.difference()).isNotEmpty();
    assertThat(answer.difference()).extracting(Caused::cause).containsOnly(Cause.CORRECTION);
    assertThat(sum(answer.difference(), "revenue.resale")).isEqualTo(50_000_000);
    assertThat(sum(answer.difference(), "vat.output")).isEqualTo(9_500_000);
  }

  @Test
  void theHighestRevisionCountsAndThenTheGreatestId() {
    PinnedEvent first = correcting("fix-b", 1, sold("sale", UNIT, "11.90"));
    PinnedEvent second = correcting("fix-a", 2, sold("sale", UNIT, "23.80"));
    PinnedEvent sameRevision = correcting("fix-c", 2, sold("sale", UNIT, "35.70"));

    assertThat(revenue(in, sale, first)).isEqualTo(-10_000_000);
    assertThat(revenue(in, sale, second, first)).isEqualTo(-20_000_000);
    assertThat(revenue(in, sale, sameRevision, second, first)).isEqualTo(-30_000_000);
  }

  @Test
  void aVoidedCorrectionDoesNotCountAndAVoidedVoidNeither() {
    PinnedEvent cheaper = correcting("fix", 1, sold("sale", UNIT, "11.90"));
    PinnedEvent noFix = voiding("no-fix", "fix");
    PinnedEvent yesFix = voiding("yes-fix", "no-fix");

    assertThat(revenue(in, sale, cheaper, noFix)).isEqualTo(-100_000_000);
    assertThat(revenue(in, sale, cheaper, noFix, yesFix)).isEqualTo(-10_000_000);
    assertThat(revenue(in, sale, voiding("no-sale", "sale"))).isZero();
  }

  @Test
  void aCorrectionThatCannotTakeItsTargetsPlaceIsRefused() {
    assertRefused(
        ledger.accept(
            history(in, sale), correcting("fix", 1, sold("other", UNIT, "59.50"), "sale")),
        RejectionCode.INVALID,
        "replacement must have the id and the source of the event it replaces");
    assertRefused(
        ledger.accept(
            history(in, sale),
            correcting("fix", 1, sold("sale", Subject.unit("eu-sale", "QR-2"), "59.50"))),
        RejectionCode.INVALID,
        "replacement is about subject 'unit:eu-sale/QR-2', its correction about"
            + " 'unit:eu-sale/QR-1'; to move an event to another subject, void it there and send a"
            + " new one");
    Event inner =
        event("sale", "2024-03-11T09:00:00Z", new EventVoided("/test", "in", 1, "no", null))
            .event();
    assertRefused(
        ledger.accept(history(in, sale), correcting("fix", 1, inner)),
        RejectionCode.INVALID,
        "replacement is itself a correction; void the wrong correction and send a new one");
  }

  @Test
  void aClosedUnitIsEvictedWhenItsTimeHasCome() {
    SubjectHistory open = history(in);
    SubjectHistory closed = history(in, sale);
    SubjectHistory waiting = history(in, sale, voiding("no", "nothing-known"));

    assertThat(ledger.evict(open, LONG_AFTER)).isSameAs(open);
    assertThat(ledger.evict(waiting, LONG_AFTER)).isSameAs(waiting);
    assertThat(ledger.evict(closed, sale.event().effectiveTime())).isSameAs(closed);
    assertThat(ledger.evict(SubjectHistory.EMPTY, LONG_AFTER)).isSameAs(SubjectHistory.EMPTY);
    SubjectHistory evicted = ledger.evict(closed, LONG_AFTER);
    assertThat(evicted.events()).isEmpty();
    assertThat(requireNonNull(evicted.evicted()).lastTime())
        .isEqualTo(sale.event().effectiveTime());
    assertThat(evicted.evicted().eventHashes())
        .containsExactlyInAnyOrder(Hashes.of("/test", "in"), Hashes.of("/test", "sale"));
  }

  @Test
  void whatMayBelongToEvictedCyclesIsDeferredAndWhatIsLaterIsPosted() {
    SubjectHistory evicted = ledger.evict(history(in, sale), LONG_AFTER);

    assertDeferred(
        ledger.accept(evicted, sale),
        Reason.POSSIBLE_REPEAT,
        "event 'sale' may be one of an evicted cycle; the night looks it up");
    assertDeferred(
        ledger.accept(evicted, event("old", "2024-03-11T09:00:00Z", new UnitReceived(null, null))),
        Reason.CYCLE_EVICTED,
        "event 'old' belongs to a cycle that was evicted; the night brings it back");
    assertDeferred(
        ledger.accept(evicted, voiding("no-sale", "sale")),
        Reason.CYCLE_EVICTED,
        "event 'no-sale' belongs to a cycle that was evicted; the night brings it back");
    assertDeferred(
        ledger.accept(evicted, correcting("fix", 1, sold("sale", UNIT, "59.50"))),
        Reason.CYCLE_EVICTED,
        "event 'fix' belongs to a cycle that was evicted; the night brings it back");
    assertDeferred(
        ledger.apply(evicted, new Command.Repin("c-1", GoldenReferences.VERSION)),
        Reason.CYCLE_EVICTED,
        "command 'c-1' restates evicted cycles; rehydrate the subject first");

    Answer.Accepted later =
        accepted(
            ledger.accept(
                evicted, event("in-2", "2024-04-11T08:00:00Z", new UnitReceived(null, null))));
    assertThat(later.difference())
        .extracting(caused -> caused.posting().key().cycleNo())
        .containsOnly(2);
    assertThat(accepted(ledger.accept(evicted, voiding("void", "of-something-new"))).isWaiting())
        .isTrue();
  }

  @Test
  void rehydratingBringsTheEventsBackOnceAndPostsOnlyWhatIsMissing() {
    SubjectHistory evicted = ledger.evict(history(in, sale), LONG_AFTER);
    List<Posting> whole = ledger.journal(history(in, sale)).postings();
    List<Posting> part = whole.subList(1, whole.size());

    assertRefused(
        ledger.apply(history(in), new Command.Rehydrate("c-0", List.of(in), List.of())),
        RejectionCode.INVALID,
        "command 'c-0' brings back events, but nothing of the subject was evicted");
    assertRefused(
        ledger.apply(evicted, new Command.Rehydrate("c-1", List.of(in), whole)),
        RejectionCode.INVALID,
        "command 'c-1' brings back 1 events, but 1 evicted ones are not among them");
    Command all = new Command.Rehydrate("c-2", List.of(in, sale), part);
    Answer.Accepted back = accepted(ledger.apply(evicted, all));
    assertThat(back.difference()).containsExactly(new Caused(whole.get(0), Cause.LATE));
    assertThat(back.history().events()).containsExactly(in, sale);
    assertThat(back.history().evicted()).isNull();
    assertThat(ledger.journal(back.history())).isEqualTo(ledger.journal(history(in, sale)));
    assertRefused(
        ledger.apply(back.history(), all),
        RejectionCode.DUPLICATE,
        "command 'c-2' was already applied and counts once");
  }

  /** The night reads raw.events and the ledger; neither says which cycles were evicted. */
  @Test
  void whoRehydratesMayGiveAllEventsAndAllThatIsPosted() {
    PinnedEvent later = event("in-2", "2024-04-11T08:00:00Z", new UnitReceived(null, null));
    SubjectHistory evicted = ledger.evict(history(in, sale), LONG_AFTER);
    SubjectHistory goneOn = accepted(ledger.accept(evicted, later)).history();
    List<Posting> whole = ledger.journal(history(in, sale, later)).postings();

    Answer.Accepted back =
        accepted(
            ledger.apply(goneOn, new Command.Rehydrate("c-1", List.of(in, sale, later), whole)));

    assertThat(back.difference()).isEmpty();
    assertThat(back.history().events()).containsExactlyInAnyOrder(in, sale, later);
    assertThat(ledger.journal(back.history())).isEqualTo(ledger.journal(history(in, sale, later)));
  }

  @Test
  void aProofCorrectionPostsItsLinesAndChangesNoHistory() {
    List<Posting> lines = ledger.journal(history(in, sale)).postings();
    SubjectHistory before = history(in);

    Answer.Accepted corrected =
        accepted(ledger.apply(before, new Command.CorrectProof("c-1", lines)));

    assertThat(corrected.difference())
        .isEqualTo(lines.stream().map(line -> new Caused(line, Cause.PROOF)).toList());
    assertThat(corrected.history().events()).isEqualTo(before.events());
    assertThat(corrected.history().commands()).containsExactly(Hashes.of("command", "c-1"));
  }

  @Test
  void aHistoryThatWasKeptWithItsHeadGoesOnWithoutAFold() {
    SubjectHistory folded = history(in);
    SubjectHistory.Head head = folded.head().orElseThrow();
    SubjectHistory kept = SubjectHistory.of(List.of(in));
    assertThat(kept.head()).isEmpty();

    assertThat(ledger.restored(kept, head)).isSameAs(kept);
    assertThat(kept.head()).hasValue(head);
    assertThat(accepted(ledger.accept(kept, sale)).difference())
        .isEqualTo(accepted(ledger.accept(folded, sale)).difference());

    SubjectHistory ofOtherRules = SubjectHistory.of(List.of(in));
    ledger.restored(ofOtherRules, new SubjectHistory.Head("2026-11", head.state()));
    assertThat(ofOtherRules.head()).isEmpty();
    SubjectHistory empty = SubjectHistory.of(List.of());
    ledger.restored(empty, head);
    assertThat(empty.head()).isEmpty();
  }

  private SubjectHistory history(PinnedEvent... events) {
    SubjectHistory history = SubjectHistory.EMPTY;
    for (PinnedEvent event : events) {
      history = accepted(ledger.accept(history, event)).history();
    }
    return history;
  }

  private long revenue(PinnedEvent... events) {
    return sum(ledger.journal(history(events)), "revenue.resale");
  }

  private static long sum(Journal journal, String account) {
    return journal.postings().stream()
        .filter(posting -> posting.key().account().equals(account))
        .mapToLong(Posting::amountMicros)
        .sum();
  }

  private static long sum(List<Caused> difference, String account) {
    return sum(Journal.of(difference.stream().map(Caused::posting).toList()), account);
  }

  private static Answer.Accepted accepted(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return (Answer.Accepted) answer;
  }

  private static void assertRefused(Answer answer, RejectionCode code, String message) {
    assertThat(answer).isEqualTo(new Answer.Refused(code, message));
  }

  private static void assertDeferred(Answer answer, Reason reason, String message) {
    assertThat(answer).isEqualTo(new Answer.Deferred(reason, message));
  }

  private static PinnedEvent event(String id, String time, EventData data) {
    return pinned(new Event(id, "/test", UNIT, Instant.parse(time), context(), data));
  }

  private static Event sold(String id, Subject subject, String price) {
    return new Event(
        id,
        "/test",
        subject,
        Instant.parse("2024-03-11T09:00:00Z"),
        context(),
        new UnitSold(Money.of(price, "EUR")));
  }

  private static PinnedEvent correcting(String id, long revision, Event replacement) {
    return correcting(id, revision, replacement, replacement.id());
  }

  private static PinnedEvent correcting(
      String id, long revision, Event replacement, String targetId) {
    return event(
        id,
        "2024-03-12T09:00:00Z",
        new EventCorrected(
            "/test", targetId, revision, JsonEvents.write(replacement), "wrong", null));
  }

  private static PinnedEvent voiding(String id, String targetId) {
    return event(id, "2024-03-13T09:00:00Z", new EventVoided("/test", targetId, 1, "no", null));
  }

  private static PinnedEvent pinned(Event event) {
    return new PinnedEvent(event, GoldenReferences.VERSION);
  }

  private static EventContext context() {
    return EventContext.of("eu-sale", Origin.REAL).build();
  }
}
