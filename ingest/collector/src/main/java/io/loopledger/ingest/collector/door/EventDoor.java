package io.loopledger.ingest.collector.door;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.privacy.PseudonymsUnavailableException;
import io.loopledger.ingest.publish.EventLog;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.Fault;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.json.Replacement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Takes events: checks whose they are, puts pseudonyms in place of customers, hands them to Kafka
 * and waits for it. Every event gets a verdict; none is promised before Kafka has it.
 */
public final class EventDoor {
  /** Largest record Kafka takes from this door, in bytes. */
  public static final int MAX_EVENT_BYTES = 900_000;

  private final Pseudonyms pseudonyms;
  private final EventLog log;
  private final DuplicateWindow window;
  private final Duration patience;

  /**
   * A door.
   *
   * @param pseudonyms the store of pseudonyms
   * @param log where events go
   * @param duplicateWindow how many events are remembered to tell duplicates
   * @param patience how long an answer may take at most
   */
  public EventDoor(Pseudonyms pseudonyms, EventLog log, int duplicateWindow, Duration patience) {
    this.pseudonyms = pseudonyms;
    this.log = log;
    this.window = new DuplicateWindow(duplicateWindow);
    this.patience = patience;
  }

  /** What an event is to the outcome it waits for. */
  private enum Part {
    FIRST,
    REPEATED,
    CONFLICTING
  }

  private record Underway(EncodedEvent encoded, Part part, CompletableFuture<Void> outcome) {}

  private record Outgoing(ProducerRecord<byte[], byte[]> record, CompletableFuture<Void> outcome) {}

  /** Whether Kafka has not answered for so long that waiting for it would only fill the memory. */
  public boolean isStalled() {
    return log.isStalled();
  }

  /** The verdicts on the events of a request, in their order. */
  public List<Verdict> take(ApiKey key, List<ReadEvent> read) {
    @Nullable Verdict[] verdicts = new Verdict[read.size()];
    List<Event> events = new ArrayList<>(read.size());
    List<Integer> places = new ArrayList<>(read.size());
    for (int i = 0; i < verdicts.length; i++) {
      switch (read.get(i)) {
        case ReadEvent.Invalid(var id, var source, var faults) ->
            verdicts[i] = new Verdict.Rejected(id, source, faults);
        case ReadEvent.Valid(var event) -> {
          verdicts[i] = refusal(key, event);
          if (verdicts[i] == null) {
            events.add(event);
            places.add(i);
          }
        }
      }
    }
    send(events, places, verdicts);
    return Arrays.stream(verdicts).map(Objects::requireNonNull).toList();
  }

  private static @Nullable Verdict refusal(ApiKey key, Event event) {
    String brand = event.context().brand();
    if (!key.mayWriteFor(brand)) {
      return rejected(
          event,
          RejectionCode.BRAND_NOT_ALLOWED,
          "/data/brand",
          brand,
          "key %s may not write for this brand; use the brand's own key, or have one made with --brand %s"
              .formatted(key.id(), brand));
    }
    if (!key.mayWriteAs(event.source())) {
      return rejected(
          event,
          RejectionCode.SOURCE_NOT_ALLOWED,
          "/source",
          event.source(),
          "key %s writes as %s or a source under it; change the event's source, or use its own key"
              .formatted(key.id(), key.source()));
    }
    if (event.data() instanceof Corrections.EventCorrected corrected) {
      return Replacement.fault(corrected)
          .<Verdict>map(fault -> new Verdict.Rejected(event.id(), event.source(), List.of(fault)))
          .orElse(null);
    }
    return null;
  }

  private void send(List<Event> events, List<Integer> places, @Nullable Verdict[] verdicts) {
    Map<String, Map<String, String>> names;
    try {
      names = pseudonymsOf(events);
    } catch (PseudonymsUnavailableException e) {
      for (int i = 0; i < events.size(); i++) {
        verdicts[places.get(i)] =
            rejected(
                events.get(i),
                RejectionCode.STORE_UNAVAILABLE,
                "",
                "",
                "the store of pseudonyms does not answer; send the event again");
      }
      return;
    }
    List<EncodedEvent> encoded = encoded(events, places, names, verdicts);
    List<Underway> underway = new ArrayList<>(encoded.size());
    List<Outgoing> outgoing = new ArrayList<>(encoded.size());
    try {
      for (EncodedEvent one : encoded) {
        switch (window.look(one.identity(), one.content())) {
          case DuplicateWindow.Answer.Conflict(var outcome) ->
              underway.add(new Underway(one, Part.CONFLICTING, outcome));
          case DuplicateWindow.Answer.Known(var outcome) ->
              underway.add(new Underway(one, Part.REPEATED, outcome));
          case DuplicateWindow.Answer.New(var outcome) -> {
            underway.add(new Underway(one, Part.FIRST, outcome));
            outgoing.add(new Outgoing(one.record(), outcome));
          }
        }
      }
      append(outgoing);
    } catch (RuntimeException e) {
      // An outcome that nobody completes would hold its id back until it leaves the window.
      outgoing.forEach(one -> one.outcome().completeExceptionally(e));
    }
    await(underway, verdicts);
  }

  private static List<EncodedEvent> encoded(
      List<Event> events,
      List<Integer> places,
      Map<String, Map<String, String>> names,
      @Nullable Verdict[] verdicts) {
    EncodedEvent.Encoder encoder = new EncodedEvent.Encoder(names);
    List<EncodedEvent> encoded = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      EncodedEvent one = encoder.encode(places.get(i), events.get(i));
      if (one.record().value().length > MAX_EVENT_BYTES) {
        verdicts[places.get(i)] = tooLarge(one.event());
      } else {
        encoded.add(one);
      }
    }
    return encoded;
  }

  private void append(List<Outgoing> outgoing) {
    List<CompletableFuture<Void>> outcomes =
        log.append(outgoing.stream().map(Outgoing::record).toList());
    for (int i = 0; i < outcomes.size(); i++) {
      CompletableFuture<Void> outcome = outgoing.get(i).outcome();
      outcomes
          .get(i)
          .whenComplete(
              (done, problem) -> {
                if (problem == null) {
                  outcome.complete(null);
                } else {
                  outcome.completeExceptionally(problem);
                }
              });
    }
  }

  private void await(List<Underway> underway, @Nullable Verdict[] verdicts) {
    long end = System.nanoTime() + patience.toNanos();
    for (Underway one : underway) {
      Event event = one.encoded().event();
      verdicts[one.encoded().index()] =
          switch (outcome(one.outcome(), end - System.nanoTime())) {
            case ACKNOWLEDGED ->
                switch (one.part()) {
                  case FIRST -> new Verdict.Accepted(event.id(), event.source());
                  case REPEATED -> new Verdict.Duplicate(event.id(), event.source());
                  case CONFLICTING -> conflict(event);
                };
            case TOO_LARGE -> tooLarge(event);
            case UNKNOWN -> unavailable(event);
          };
    }
  }

  private enum Ending {
    ACKNOWLEDGED,
    TOO_LARGE,
    UNKNOWN
  }

  private static Ending outcome(CompletableFuture<Void> outcome, long nanos) {
    try {
      outcome.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return Ending.ACKNOWLEDGED;
    } catch (ExecutionException e) {
      return e.getCause() instanceof RecordTooLargeException ? Ending.TOO_LARGE : Ending.UNKNOWN;
    } catch (TimeoutException e) {
      return Ending.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Ending.UNKNOWN;
    }
  }

  private Map<String, Map<String, String>> pseudonymsOf(List<Event> events) {
    Map<String, Set<String>> customers = new HashMap<>();
    for (Event event : events) {
      String customer = event.context().customer();
      if (customer != null) {
        customers
            .computeIfAbsent(event.context().brand(), brand -> new LinkedHashSet<>())
            .add(customer);
      }
    }
    Map<String, Map<String, String>> names = new HashMap<>();
    customers.forEach((brand, plain) -> names.put(brand, pseudonyms.of(brand, plain)));
    return names;
  }

  private static Verdict conflict(Event event) {
    return rejected(
        event,
        RejectionCode.CONFLICT,
        "/id",
        event.id(),
        "this source sent another event under this id; an event never changes: send EventCorrected"
            + " under a new id");
  }

  private static Verdict tooLarge(Event event) {
    return rejected(
        event,
        RejectionCode.TOO_LARGE,
        "",
        "",
        "the event is larger than %,d bytes; shorten its texts and extensions"
            .formatted(MAX_EVENT_BYTES));
  }

  private static Verdict unavailable(Event event) {
    return rejected(
        event,
        RejectionCode.LOG_UNAVAILABLE,
        "",
        "",
        "Kafka did not acknowledge the event in time; send it again under the same id: it counts once");
  }

  private static Verdict rejected(
      Event event, RejectionCode code, String pointer, String value, String message) {
    return new Verdict.Rejected(
        event.id(), event.source(), List.of(new Fault(code, pointer, value, message)));
  }
}
