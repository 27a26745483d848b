package io.loopledger.catalog.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.command.PinnedText;
import io.loopledger.schemas.command.PostedAmount;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.CommandJson;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands through their JSON and back: what arrives is what was sent. */
class CommandsWireTest {
  private static final Subject UNIT = Subject.unit("eu-sale", "QR-1");
  private static final Instant LONG_AFTER = Instant.parse("2031-01-01T00:00:00Z");

  private final SubjectLedger ledger =
      new SubjectLedger(new PostingEngine(Chart.builtIn(), GoldenReferences::at), 100);
  private final List<PinnedEvent> life =
      List.of(
          event("in", "2024-03-11T08:00:00Z", new UnitReceived(740L, Money.of("4.20", "EUR"))),
          event("sale", "2024-03-11T09:00:00Z", new UnitSold(Money.of("119", "GBP"))));

  @Test
  void aRehydratedSubjectIsWhatItWasAndPostsNothing() {
    List<PinnedEvent> closed =
        List.of(
            event("in", "2024-03-11T08:00:00Z", new UnitReceived(null, null)),
            event("sale", "2024-03-11T09:00:00Z", new UnitSold(Money.of("119", "EUR"))));
    SubjectHistory whole = history(closed);
    Journal journal = ledger.journal(whole);
    SubjectHistory evicted = ledger.evict(whole, LONG_AFTER);
    assertThat(evicted.events()).isEmpty();

    CommandMessage message =
        message(
            CommandKind.REHYDRATE,
            closed.stream().map(Commands::event).toList(),
            journal.postings().stream().map(Commands::amount).toList());
    Answer.Accepted answer = (Answer.Accepted) ledger.apply(evicted, read(message));

    assertThat(answer.difference()).isEmpty();
    assertThat(answer.history().events()).isEqualTo(closed);
    assertThat(ledger.journal(answer.history())).isEqualTo(journal);
  }

  @Test
  void aProofCorrectionCarriesEveryPartOfItsKeys() {
    List<Posting> postings = ledger.journal(history(life)).postings();
    assertThat(postings).hasSizeGreaterThan(5);
    assertThat(postings)
        .anySatisfy(p -> assertThat(p.key().fx()).isNotNull())
        .anySatisfy(p -> assertThat(p.key().taxRule()).isNotNull());

    Command command =
        read(
            message(
                CommandKind.CORRECT_PROOF,
                List.of(),
                postings.stream().map(Commands::amount).toList()));

    assertThat(command).isEqualTo(new Command.CorrectProof("c-1", postings));
  }

  @Test
  void aRepinThatTakesARestatementBackCarriesThePinOfEachEvent() {
    List<EventPin> pins = List.of(new EventPin("/test", "in", 0), new EventPin("/test", "sale", 1));

    assertThat(read(CommandMessage.repin("c-1", UNIT, pins, "why", "night")))
        .isEqualTo(new Command.RepinEvents("c-1", pins));
    assertThatThrownBy(
            () ->
                CommandMessage.repin(
                    "c-1", UNIT, List.of(pins.getFirst(), pins.getFirst()), "why", "night"))
        .hasMessage("event 'in' of source '/test' is in pins more than once");
  }

  /** One row was lost: what brings it back has one side, and the ledger balances afterwards. */
  @Test
  void aProofCorrectionOfOneSideNamesWhatTheLedgerHas() {
    List<Posting> postings = money("in");
    Posting lost = postings.getFirst();
    List<Posting> left = postings.subList(1, postings.size());

    Command command = read(correction(List.of(lost), left));

    assertThat(command).isEqualTo(new Command.CorrectProof("c-1", List.of(lost), left));
    Answer.Accepted answer = (Answer.Accepted) ledger.apply(history(life), command);
    assertThat(answer.difference()).containsExactly(new SubjectLedger.Caused(lost, Cause.PROOF));
  }

  @Test
  void aProofCorrectionAfterWhichTheLedgerDoesNotBalanceIsRefused() {
    List<Posting> postings = money("in");
    Posting lost = postings.getFirst();
    List<Posting> left = postings.subList(1, postings.size());
    Posting micro = new Posting(lost.key(), lost.amountMicros() + 1, lost.reportingMicros());
    Posting reporting = new Posting(lost.key(), lost.amountMicros(), lost.reportingMicros() - 1);

    assertUnbalanced(
        List.of(micro),
        left,
        "amounts: event in does not balance in EUR: debits less credits are 1 micro-units, 0 in the"
            + " reporting currency");
    assertUnbalanced(
        List.of(reporting),
        left,
        "amounts: event in does not balance in EUR: debits less credits are 0 micro-units, -1 in"
            + " the reporting currency");
    assertUnbalanced(
        List.of(lost),
        money("sale"),
        "amounts: ledger_amounts has event sale of source /test, which the command does not"
            + " correct; leave it out");
  }

  private List<Posting> money(String eventId) {
    List<Posting> money =
        ledger.journal(history(life)).postings().stream()
            .filter(p -> p.key().isDoubleEntry() && p.key().eventId().equals(eventId))
            .toList();
    assertThat(money).hasSizeGreaterThan(1);
    return money;
  }

  private static void assertUnbalanced(
      List<Posting> difference, List<Posting> inLedger, String message) {
    assertThatThrownBy(() -> Commands.of(correction(difference, inLedger)))
        .isInstanceOfSatisfying(
            PostingRefusedException.class,
            e -> assertThat(e.code()).isEqualTo(RejectionCode.INVALID))
        .hasMessage(message);
  }

  private static CommandMessage correction(List<Posting> difference, List<Posting> inLedger) {
    return new CommandMessage(
        1,
        "c-1",
        CommandKind.CORRECT_PROOF,
        UNIT.toString(),
        "why",
        "night",
        null,
        List.of(),
        difference.stream().map(Commands::amount).toList(),
        inLedger.stream().map(Commands::amount).toList(),
        List.of());
  }

  @Test
  void whatCannotBeAppliedSaysWhy() {
    List<PostedAmount> amounts =
        ledger.journal(history(life)).postings().stream()
            .filter(p -> p.key().isDoubleEntry())
            .map(Commands::amount)
            .toList();
    assertThatThrownBy(
            () -> Commands.of(message(CommandKind.CORRECT_PROOF, List.of(), amounts.subList(0, 1))))
        .isInstanceOfSatisfying(
            PostingRefusedException.class,
            e -> assertThat(e.code()).isEqualTo(RejectionCode.INVALID))
        .hasMessageStartingWith("amounts: event in does not balance in EUR: ");

    assertRefused("{}", "events/0 is no event: id is missing; CloudEvents and the ledger need it");
    assertRefused("x", "events/0 is no event: not strict JSON: ");
    String event = Commands.event(life.getFirst()).event();
    assertRefused(
        event.replace("QR-1", "QR-2"),
        "events/0: event 'in' is about 'unit:eu-sale/QR-2', the command about 'unit:eu-sale/QR-1'");
    assertRefused(
        event.replace("\"brand\"", "\"customer\":\"Erika\",\"brand\""),
        "events/0: the customer is no pseudonym; take the event from raw.events");
  }

  private static void assertRefused(String event, String message) {
    assertThatThrownBy(
            () ->
                Commands.of(
                    message(CommandKind.REHYDRATE, List.of(new PinnedText(1, event)), List.of())))
        .isInstanceOf(PostingRefusedException.class)
        .hasMessageStartingWith(message);
  }

  private static CommandMessage message(
      CommandKind kind, List<PinnedText> events, List<PostedAmount> amounts) {
    return new CommandMessage(
        1, "c-1", kind, UNIT.toString(), "why", "night", null, events, amounts);
  }

  private static Command read(CommandMessage message) {
    byte[] json = CommandJson.write(message);
    assertThat(CommandJson.read(json))
        .as(new String(json, UTF_8))
        .isInstanceOf(CommandJson.Read.Valid.class);
    return Commands.of(((CommandJson.Read.Valid) CommandJson.read(json)).command());
  }

  private SubjectHistory history(List<PinnedEvent> events) {
    SubjectHistory history = SubjectHistory.EMPTY;
    for (PinnedEvent event : events) {
      history = ((Answer.Accepted) ledger.accept(history, event)).history();
    }
    return SubjectHistory.of(new ArrayList<>(history.events()));
  }

  private static PinnedEvent event(String id, String time, EventData data) {
    EventContext context =
        EventContext.of("eu-sale", Origin.REAL).program("restart-2").product("J-1").build();
    return new PinnedEvent(
        new Event(id, "/test", UNIT, Instant.parse(time), context, data), GoldenReferences.VERSION);
  }
}
