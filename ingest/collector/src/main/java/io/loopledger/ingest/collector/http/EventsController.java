package io.loopledger.ingest.collector.http;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.collector.door.EventDoor;
import io.loopledger.ingest.collector.door.Verdict;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/events}: one event, structured or binary, or a batch. */
@RestController
public final class EventsController {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String BINARY = "application/json";

  private final RequestGate gate;
  private final EventDoor door;
  private final DoorMetrics metrics;
  private final int maxBatchEvents;

  public EventsController(
      RequestGate gate, EventDoor door, DoorMetrics metrics, int maxBatchEvents) {
    this.gate = gate;
    this.door = door;
    this.metrics = metrics;
    this.maxBatchEvents = maxBatchEvents;
  }

  /** Takes the events of a request. */
  @PostMapping("/v1/events")
  public void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
    long begin = System.nanoTime();
    String source = "none";
    try {
      ApiKey key = gate.identify(request);
      source = key.source();
      Form form = form(request);
      requireSignable(form, key);
      requireAnswering();
      try (RequestGate.Admitted admitted = gate.admit(request, key)) {
        List<ReadEvent> events = read(form, request, admitted.body());
        metrics.received(key, events.size());
        List<Verdict> verdicts = door.take(key, events);
        metrics.verdicts(key, verdicts);
        Answers.verdicts(verdicts, response);
      }
    } catch (Refusal refusal) {
      metrics.refused(source, refusal);
      Answers.refusal(refusal, response);
    } finally {
      metrics.answered(Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  /** A signature covers the body only; in binary mode id, type and time are not in it. */
  private static void requireSignable(Form form, ApiKey key) throws Refusal {
    if (form == Form.BINARY && key.isSigned()) {
      throw unsupported(
          "key %s signs its requests, and headers are not signed".formatted(key.id()));
    }
  }

  private void requireAnswering() throws Refusal {
    if (door.isStalled()) {
      throw new Refusal(
          503,
          RejectionCode.LOG_UNAVAILABLE,
          "Kafka does not answer at the moment; send the request again");
    }
  }

  private enum Form {
    STRUCTURED,
    BATCH,
    BINARY
  }

  private static Form form(HttpServletRequest request) throws Refusal {
    String header = request.getContentType();
    String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case STRUCTURED -> Form.STRUCTURED;
      case BATCH -> Form.BATCH;
      case BINARY -> {
        if (request.getHeader("ce-specversion") == null) {
          throw unsupported(
              "application/json needs the attributes as headers (ce-id, ce-source, ce-type, ...)");
        }
        yield Form.BINARY;
      }
      default -> throw unsupported("Content-Type '%s' is not taken".formatted(type));
    };
  }

  private static Refusal unsupported(String problem) {
    return new Refusal(
        415,
        RejectionCode.UNSUPPORTED_CONTENT,
        "%s; send %s for one event, %s for an array of them".formatted(problem, STRUCTURED, BATCH));
  }

  private List<ReadEvent> read(Form form, HttpServletRequest request, byte[] body) throws Refusal {
    try {
      return switch (form) {
        case STRUCTURED -> List.of(JsonEvents.readStructured(body));
        case BINARY -> List.of(JsonEvents.readBinary(BinaryAttributes.of(request), body));
        case BATCH -> JsonEvents.readBatch(body, maxBatchEvents);
      };
    } catch (MalformedJsonException e) {
      throw new Refusal(e.fault().code() == RejectionCode.TOO_LARGE ? 413 : 400, e.fault());
    }
  }
}
