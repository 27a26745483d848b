package io.loopledger.catalog.posting;

import static io.loopledger.catalog.posting.Story.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.TestReferences;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectLedgerTest {
  private static final Money NEARLY_TOO_MUCH = new Money(Long.MAX_VALUE, "EUR");

  private final SubjectLedger ledger = new SubjectLedger(Story.ENGINE, 3);

  @Test
  void theSameEventAgainIsADuplicateWhateverItsPin() {
    PinnedEvent first = shipping("e1", "5");
    PinnedEvent again = new PinnedEvent(first.event(), TestReferences.WITH_PROGRAMMES);

    assertRefused(
        List.of(first),
        again,
        RejectionCode.DUPLICATE,
        "event 'e1' of source '/test' was already received and counts once");
  }

  @Test
  void theSameIdWithOtherContentIsAConflict() {
    assertRefused(
        List.of(shipping("e1", "5")),
        shipping("e1", "6"),
        RejectionCode.CONFLICT,
        "event 'e1' of source '/test' was already received with other content; an event never"
            + " changes: send a correction under a new id");
  }

  @Test
  void theSameIdOfAnotherSourceIsAnotherEvent() {
    PinnedEvent first = shipping("e1", "5");
    Event event = first.event();
    PinnedEvent other =
        pinned(
            new Event(
                "e1",
                "/other",
                event.subject(),
                event.effectiveTime(),
                event.context(),
                event.data()));

    Answer.Accepted accepted = accepted(ledger.accept(SubjectHistory.of(List.of(first)), other));

    assertThat(accepted.history().events()).containsExactly(first, other);
    assertThat(accepted.difference()).hasSize(2);
  }

  @Test
  void aFullHistoryTakesNoMoreButStillKnowsItsDuplicates() {
    List<PinnedEvent> history =
        List.of(shipping("e1", "1"), shipping("e2", "1"), shipping("e3", "1"));

    assertRefused(
        history,
        shipping("e4", "1"),
        RejectionCode.HISTORY_FULL,
        "subject 'unit:acme/1' already has 3 events, the most one subject may keep; use a finer"
            + " subject");
    assertRefused(history, shipping("e1", "1"), RejectionCode.DUPLICATE, "event 'e1'");
    assertThat(ledger.accept(SubjectHistory.of(history.subList(0, 2)), shipping("e3", "1")))
        .isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void anUnknownBrandIsRefusedWithTheWayToRegisterIt() {
    Event event =
        new Event(
            "e1",
            "/test",
            Subject.unit("globex", "1"),
            Story.START,
            EventContext.of("globex", Origin.REAL).build(),
            new ShippingCharged(eur("1")));

    assertRefused(
        List.of(),
        pinned(event),
        RejectionCode.UNKNOWN_BRAND,
        "brand 'globex' is not registered; register it (./loopledger brands register --brand globex),"
            + " then ./loopledger dlq replay --reason UNKNOWN_BRAND");
  }

  @Test
  void anUnknownProgrammeIsRefusedWithTheOnesThereAre() {
    Event event =
        event(
            "e1",
            new ShippingCharged(eur("1")),
            EventContext.of("acme", Origin.REAL).program("fix-3").build());

    assertRefused(
        List.of(),
        pinned(event),
        RejectionCode.UNKNOWN_PROGRAM,
        "programme 'fix-3' is not registered with brand 'acme'; it has [fix-1, fix-2]");
  }

  @Test
  void aMissingRateIsRefusedWithTheWayToLoadIt() {
    assertRefused(
        List.of(),
        pinned(event("e1", new ShippingCharged(Money.of("1", "XAU")))),
        RejectionCode.FX_RATE_MISSING,
        "no recent rate for currency XAU on 2024-02-29");
  }

  @Test
  void aPieceCountBeyondTheLedgerIsRefused() {
    assertRefused(
        List.of(),
        pinned(event("e1", new EventData.ProductSold(Long.MAX_VALUE, eur("0"), null))),
        RejectionCode.AMOUNT_OVERFLOW,
        "an amount of ProductSold exceeds what the ledger can hold (9.2e12)");
    assertRefused(
        List.of(),
        pinned(event("e1", new ShippingCharged(new Money(Long.MIN_VALUE, "EUR")))),
        RejectionCode.AMOUNT_OVERFLOW,
        "an amount of ShippingCharged");
    assertRefused(
        List.of(),
        pinned(event("e1", new ShippingCharged(new Money(Long.MAX_VALUE, "GBP")))),
        RejectionCode.AMOUNT_OVERFLOW,
        "an amount of ShippingCharged");
  }

  @Test
  void anEventThatMakesALaterOneOverflowIsRefusedAndTheHistoryStays() {
    List<PinnedEvent> payouts =
        Story.ofUnit()
            .then(new PayoutIssued(Instrument.CASH, NEARLY_TOO_MUCH))
            .then(new PayoutIssued(Instrument.CASH, NEARLY_TOO_MUCH))
            .events();

    Answer.Accepted second = accepted(ledger.accept(SubjectHistory.EMPTY, payouts.get(1)));

    assertRefused(
        second.history().events(),
        payouts.get(0),
        RejectionCode.AMOUNT_OVERFLOW,
        "an amount of PayoutIssued exceeds");
  }

  @Test
  void twoAmountsOfOneEventThatOverflowOneAccountAreRefused() {
    List<PinnedEvent> events =
        Story.ofLine()
            .then(new EventData.ProductSold(1, eur("1"), null))
            .then(new EventData.ProductSold(1, eur("1"), null))
            .then(new SaleReturned(2, new Money(Long.MAX_VALUE / 2 + 2, "EUR"), null, null))
            .events();

    assertRefused(
        events.subList(0, 2),
        events.get(2),
        RejectionCode.AMOUNT_OVERFLOW,
        "a sum of the subject's amounts exceeds what the ledger can hold (9.2e12)");
  }

  @Test
  void aLateCostInACurrencyWithoutARateOnTheDayOfSaleIsRefusedUntilTheRateIsThere() {
    List<PinnedEvent> events =
        Story.ofUnit()
            .then(new PayoutIssued(Instrument.CASH, Money.of("50", "USD")))
            .at("2024-03-20T10:00:00Z")
            .then(new UnitSold(eur("100")))
            .events();
    Answer.Accepted sale = accepted(ledger.accept(SubjectHistory.EMPTY, events.get(1)));

    assertRefused(
        sale.history().events(),
        events.get(0),
        RejectionCode.FX_RATE_MISSING,
        "currency USD on 2024-03-19");
  }

  @Test
  void aLateGradeReversesUnderTheOldDimensionsAndPostsUnderTheNew() {
    List<PinnedEvent> events =
        Story.ofUnit()
            .then(new UnitGraded(UnitGraded.Grade.FAIR, UnitGraded.DecidedBy.RULE, null))
            .then(new UnitSold(eur("80")))
            .events();
    Answer.Accepted sale = accepted(ledger.accept(SubjectHistory.EMPTY, events.get(1)));

    Answer.Accepted grade = accepted(ledger.accept(sale.history(), events.get(0)));

    assertThat(graded(postings(grade)))
        .containsExactlyInAnyOrder(
            "e2 receivables.invoiced -80000000 null",
            "e2 revenue.resale 80000000 null",
            "e2 units.resold -1000000 null",
            "e1 units.graded 1000000 FAIR",
            "e2 receivables.invoiced 80000000 FAIR",
            "e2 revenue.resale -80000000 FAIR",
            "e2 units.resold 1000000 FAIR");
  }

  @Test
  void aSaleThatArrivesAfterItsCancellationMatchesIt() {
    List<PinnedEvent> events =
        Story.ofLine()
            .then(new EventData.ProductSold(4, eur("2"), null))
            .then(new SaleReturned(6, eur("2"), null, null))
            .events();
    Answer.Accepted cancellation = accepted(ledger.accept(SubjectHistory.EMPTY, events.get(1)));
    assertThat(graded(postings(cancellation)))
        .contains("e2 revenue.returned-unmatched 12000000 null");

    Answer.Accepted sale = accepted(ledger.accept(cancellation.history(), events.get(0)));

    assertThat(graded(postings(sale)))
        .containsExactlyInAnyOrder(
            "e2 revenue.returned-unmatched -8000000 null",
            "e2 units.returned-unmatched -4000000 null",
            "e2 revenue.products-returned 8000000 null",
            "e2 units.returned 4000000 null",
            "e1 receivables.invoiced 8000000 null",
            "e1 revenue.products -8000000 null",
            "e1 units.sold 4000000 null");
  }

  private static List<String> graded(List<Posting> postings) {
    return postings.stream()
        .map(
            p ->
                "%s %s %d %s"
                    .formatted(
                        p.key().eventId(),
                        p.key().account(),
                        p.amountMicros(),
                        p.key().dimensions().grade()))
        .toList();
  }

  private void assertRefused(
      List<PinnedEvent> history, PinnedEvent event, RejectionCode code, String message) {
    List<PinnedEvent> before = new ArrayList<>(history);

    Answer answer = ledger.accept(SubjectHistory.of(history), event);

    assertThat(answer).isInstanceOf(Answer.Refused.class);
    Answer.Refused refused = (Answer.Refused) answer;
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.message()).contains(message);
    assertThat(history).isEqualTo(before);
  }

  private static Answer.Accepted accepted(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return (Answer.Accepted) answer;
  }

  private static PinnedEvent shipping(String id, String amount) {
    return pinned(event(id, new ShippingCharged(eur(amount))));
  }

  private static Event event(String id, EventData data) {
    return event(id, data, EventContext.of("acme", Origin.REAL).build());
  }

  private static Event event(String id, EventData data, EventContext context) {
    return new Event(id, "/test", Subject.unit("acme", "1"), Story.START, context, data);
  }

  private static PinnedEvent pinned(Event event) {
    return new PinnedEvent(event, TestReferences.LATEST);
  }

  private static List<Posting> postings(Answer.Accepted accepted) {
    return accepted.difference().stream().map(SubjectLedger.Caused::posting).toList();
  }
}
