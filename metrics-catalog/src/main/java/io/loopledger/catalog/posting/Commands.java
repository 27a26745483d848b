package io.loopledger.catalog.posting;

import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.PinnedText;
import io.loopledger.schemas.command.PostedAmount;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands as they travel, and as the ledger applies them. */
public final class Commands {
  /** Rates are kept with ten decimals; equal keys have equal scales. */
  private static final int RATE_SCALE = 10;

  private Commands() {}

  /**
   * The command in a message.
   *
   * @throws PostingRefusedException naming what cannot be applied and why
   */
  public static Command of(CommandMessage message) {
    Subject subject = Subject.parse(message.subject());
    return switch (message.kind()) {
      case REPIN -> {
        if (!message.pins().isEmpty()) {
          yield new Command.RepinEvents(message.commandId(), message.pins());
        }
        Long version = message.refVersion();
        if (version == null) {
          throw refused("ref_version is missing; a REPIN names a version");
        }
        yield new Command.Repin(message.commandId(), version);
      }
      case REHYDRATE ->
          new Command.Rehydrate(
              message.commandId(), events(message, subject), postings(message.amounts()));
      case CORRECT_PROOF -> proof(message);
    };
  }

  /** A posting as it travels. */
  public static PostedAmount amount(Posting posting) {
    Posting.Key key = posting.key();
    Dimensions d = key.dimensions();
    Posting.Fx fx = key.fx();
    return new PostedAmount(
        key.source(),
        key.eventId(),
        key.cycleNo(),
        d.tenant(),
        d.brand(),
        d.program(),
        d.category(),
        d.product(),
        d.grade(),
        d.channel(),
        d.partner(),
        d.country(),
        key.account(),
        key.measure(),
        text(posting.amountMicros()),
        fx == null ? null : text(posting.reportingMicros()),
        fx == null ? null : fx.reportingCurrency(),
        fx == null ? null : fx.rate().toPlainString(),
        fx == null ? null : fx.rateDate().toString(),
        fx == null ? null : fx.rateVersion(),
        key.businessDate().toString(),
        key.effectiveTime().toString(),
        key.ruleVersion(),
        key.rule(),
        key.taxRule(),
        key.method(),
        key.factorVersion(),
        key.origin());
  }

  /** A pinned event as it travels. */
  public static PinnedText event(PinnedEvent pinned) {
    return new PinnedText(pinned.refVersion(), JsonEvents.write(pinned.event()));
  }

  private static Command proof(CommandMessage message) {
    List<Posting> difference = postings(message.amounts());
    try {
      return new Command.CorrectProof(
          message.commandId(), difference, postings(message.ledgerAmounts()));
    } catch (IllegalStateException e) {
      throw refused("amounts: " + e.getMessage());
    } catch (ArithmeticException e) {
      throw PostingRefusedException.overflow("a sum of amounts", e);
    }
  }

  private static List<PinnedEvent> events(CommandMessage message, Subject subject) {
    List<PinnedEvent> events = new ArrayList<>();
    for (PinnedText text : message.events()) {
      Event event = event(text.event(), "events/" + events.size());
      if (!event.subject().equals(subject)) {
        throw refused(
            "events/%d: event '%s' is about '%s', the command about '%s'"
                .formatted(events.size(), event.id(), event.subject(), subject));
      }
      String customer = event.context().customer();
      if (customer != null && !Pseudonym.isPseudonym(customer)) {
        throw new PostingRefusedException(
            RejectionCode.CUSTOMER_NOT_PSEUDONYM,
            "events/%d: the customer is no pseudonym; take the event from raw.events"
                .formatted(events.size()));
      }
      events.add(new PinnedEvent(event, text.refVersion()));
    }
    return events;
  }

  private static Event event(String json, String place) {
    try {
      return switch (JsonEvents.readStructured(json.getBytes(StandardCharsets.UTF_8))) {
        case ReadEvent.Valid(Event event) -> event.inMicros();
        case ReadEvent.Invalid(var id, var source, var faults) ->
            throw refused(
                "%s is no event: %s at '%s'"
                    .formatted(place, faults.getFirst().message(), faults.getFirst().pointer()));
      };
    } catch (MalformedJsonException e) {
      throw refused("%s is no event: %s".formatted(place, e.fault().message()));
    }
  }

  private static List<Posting> postings(List<PostedAmount> amounts) {
    return amounts.stream().map(Commands::posting).toList();
  }

  private static Posting posting(PostedAmount a) {
    Posting.Header header =
        new Posting.Header(
            a.source(),
            a.eventId(),
            Math.toIntExact(a.cycleNo()),
            new Dimensions(
                a.tenant(),
                a.brand(),
                a.program(),
                a.category(),
                a.product(),
                a.grade(),
                a.channel(),
                a.partner(),
                a.country()),
            LocalDate.parse(a.businessDate()),
            Instant.parse(a.effectiveTime()),
            a.ruleVersion(),
            a.rule(),
            a.origin());
    Posting.Key key =
        new Posting.Key(
            header, a.account(), a.measure(), fx(a), a.taxRule(), a.method(), a.factorVersion());
    return new Posting(key, micros(a.amount()), micros(a.reportingAmount()));
  }

  private static Posting.@Nullable Fx fx(PostedAmount a) {
    String currency = a.reportingCurrency();
    String rate = a.fxRate();
    String date = a.fxDate();
    return currency == null || rate == null || date == null
        ? null
        : new Posting.Fx(
            currency,
            new BigDecimal(rate).setScale(RATE_SCALE, RoundingMode.UNNECESSARY),
            LocalDate.parse(date),
            a.rateVersion());
  }

  private static long micros(@Nullable String decimal) {
    return decimal == null ? 0 : Micros.exact(new BigDecimal(decimal));
  }

  private static String text(long micros) {
    return Micros.toDecimal(micros).toPlainString();
  }

  private static PostingRefusedException refused(String message) {
    return new PostingRefusedException(RejectionCode.INVALID, message);
  }
}
