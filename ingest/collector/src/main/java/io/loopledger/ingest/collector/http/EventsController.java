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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/events}: one event, structured or binary, or a batch. */
@RestController
public final class EventsController {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String BINARY = "application/json";
  private static final String ATTRIBUTE_PREFIX = "ce-";

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
      try (RequestGate.Admitted admitted = gate.admit(request, key)) {
        List<Verdict> verdicts = door.take(key, read(form, request, admitted.body()));
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
        if (request.getHeader(ATTRIBUTE_PREFIX + "specversion") == null) {
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
      List<ReadEvent> events =
          switch (form) {
            case STRUCTURED -> List.of(JsonEvents.readStructured(body));
            case BINARY -> List.of(JsonEvents.readBinary(attributes(request), body));
            case BATCH -> JsonEvents.readBatch(body);
          };
      if (events.size() > maxBatchEvents) {
        throw new Refusal(
            413,
            RejectionCode.TOO_LARGE,
            "the batch has %,d events; send at most %,d at once"
                .formatted(events.size(), maxBatchEvents));
      }
      return events;
    } catch (MalformedJsonException e) {
      throw new Refusal(400, e.fault());
    }
  }

  /** Attributes from headers, percent-decoded as the HTTP binding of CloudEvents asks. */
  private static Map<String, String> attributes(HttpServletRequest request) throws Refusal {
    Map<String, String> attributes = new HashMap<>();
    for (String header : Collections.list(request.getHeaderNames())) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith(ATTRIBUTE_PREFIX)) {
        attributes.put(
            name.substring(ATTRIBUTE_PREFIX.length()), decoded(name, request.getHeader(header)));
      }
    }
    return attributes;
  }

  private static String decoded(String name, String value) throws Refusal {
    try {
      // Unlike a form, the binding leaves a plus sign alone.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          400,
          RejectionCode.INVALID,
          "header %s is not percent-encoded UTF-8: write %% as %%25".formatted(name));
    }
  }
}
