package io.loopledger.ingest.collector.webhooks;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.collector.door.EventDoor;
import io.loopledger.ingest.collector.door.Verdict;
import io.loopledger.ingest.collector.webhooks.WebhookAnswer.Postponed;
import io.loopledger.ingest.collector.webhooks.WebhookAnswer.Taken;
import io.loopledger.ingest.collector.webhooks.WebhookDeadLetters.Reason;
import io.loopledger.ingest.privacy.PseudonymsUnavailableException;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.Fault;
import io.loopledger.schemas.json.ReadEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the genuine webhooks of one source: maps them, gives the events to the door, and lays aside
 * what does not become events. What only a store that does not answer keeps from being taken is not
 * laid aside: the sender has it, and sends it again by itself.
 */
final class WebhookIntake {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);

  private final WebhookSource source;
  private final WebhookMapper mapper;
  private final EventDoor door;
  private final WebhookDeadLetters deadLetters;
  private final CustomerErasure erasure;
  private final BiConsumer<ApiKey, List<Verdict>> verdictsSeen;
  private final ApiKey key;

  WebhookIntake(
      WebhookSource source,
      WebhookMapper mapper,
      EventDoor door,
      WebhookDeadLetters deadLetters,
      CustomerErasure erasure,
      BiConsumer<ApiKey, List<Verdict>> verdictsSeen) {
    this.source = requireNonNull(source, "source is null");
    this.mapper = requireNonNull(mapper, "mapper is null");
    this.door = requireNonNull(door, "door is null");
    this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
    this.erasure = requireNonNull(erasure, "erasure is null");
    this.verdictsSeen = requireNonNull(verdictsSeen, "verdictsSeen is null");
    // The signature stands for a key; the door binds events to brand and source as for any key.
    this.key =
        new ApiKey(
            "webhook " + source.name(),
            source.name(),
            source.source(),
            Set.of(source.brand()),
            Instant.EPOCH,
            null,
            true);
  }

  /** Takes a webhook. */
  WebhookAnswer take(Verification.Genuine webhook, WebhookRequest request) {
    if (door.isStalled()) {
      return new Postponed(
          RejectionCode.LOG_UNAVAILABLE, "Kafka does not answer; send the webhook again");
    }
    try {
      return switch (mapper.map(webhook.topic(), request.body())) {
        case MappedDocument.Events(var events) -> send(webhook, request, events);
        case MappedDocument.Erase(var customer) -> erase(customer);
        case MappedDocument.Unmappable(var code, var owner, var message) ->
            laidAside(
                webhook,
                request,
                new Taken(0, 0, 0, 0, 0, code, message, false),
                new Reason(code, owner.name(), message));
      };
    } catch (PseudonymsUnavailableException e) {
      return storeUnavailable();
    } catch (RuntimeException e) {
      // The class only: a message may quote the document.
      LOG.error("A webhook of source '{}' failed", source.name(), new Defect(e));
      String message = "taking it failed because of a defect; the collector's log shows where";
      String code = RejectionCode.RULE_FAILED.name();
      return laidAside(
          webhook,
          request,
          new Taken(0, 0, 0, 0, 0, code, message, false),
          new Reason(code, RejectionCode.RULE_FAILED.owner().name(), message));
    }
  }

  /** Where something failed, without what was said about it. */
  private static final class Defect extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Defect(RuntimeException cause) {
      super(cause.getClass().getName());
      setStackTrace(cause.getStackTrace());
    }
  }

  private WebhookAnswer send(
      Verification.Genuine webhook, WebhookRequest request, List<Event> events) {
    List<Verdict> verdicts =
        door.take(
            key, events.stream().<ReadEvent>map(e -> new ReadEvent.Valid(ofSource(e))).toList());
    verdictsSeen.accept(key, verdicts);
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Rejected rejected && rejected.isRetryable()) {
        Fault fault = rejected.faults().getFirst();
        return new Postponed(fault.code(), fault.message());
      }
    }
    Optional<Fault> fault =
        verdicts.stream()
            .filter(Verdict.Rejected.class::isInstance)
            .map(verdict -> ((Verdict.Rejected) verdict).faults().getFirst())
            .findFirst();
    Taken taken =
        new Taken(
            verdicts.size(),
            count(verdicts, Verdict.Accepted.class),
            count(verdicts, Verdict.Duplicate.class),
            count(verdicts, Verdict.Rejected.class),
            0,
            fault.map(f -> f.code().name()).orElse(""),
            fault.map(Fault::message).orElse(""),
            false);
    return fault.isEmpty()
        ? taken
        : laidAside(
            webhook,
            request,
            taken,
            new Reason(taken.code(), fault.get().code().owner().name(), taken.message()));
  }

  private WebhookAnswer laidAside(
      Verification.Genuine webhook, WebhookRequest request, Taken taken, Reason reason) {
    return deadLetters.lay(source, webhook, request, reason)
        ? taken
        : new Postponed(
            RejectionCode.LOG_UNAVAILABLE,
            "Kafka did not acknowledge the dead letter in time; send the webhook again");
  }

  private WebhookAnswer erase(String customer) {
    try {
      int erased = erasure.customer(source.brand(), customer, "webhook " + source.name());
      return new Taken(0, 0, 0, 0, erased, "", "", false);
    } catch (SQLException e) {
      return storeUnavailable();
    }
  }

  /** Mappings name no shop; the source's configuration does. */
  private Event ofSource(Event event) {
    return new Event(
        event.id(),
        source.source(),
        event.subject(),
        event.effectiveTime(),
        event.context(),
        event.data());
  }

  private static Postponed storeUnavailable() {
    return new Postponed(
        RejectionCode.STORE_UNAVAILABLE,
        "the store of pseudonyms does not answer; send the webhook again");
  }

  private static int count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
    return (int) verdicts.stream().filter(kind::isInstance).count();
  }
}
