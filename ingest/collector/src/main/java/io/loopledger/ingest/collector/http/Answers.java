package io.loopledger.ingest.collector.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.ingest.collector.door.Verdict;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.json.Fault;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Writes answers. */
final class Answers {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String RETRY_SECONDS = "2";

  private Answers() {}

  /** The verdicts on the events of a request. */
  static void verdicts(List<Verdict> verdicts, HttpServletResponse response) throws IOException {
    begin(status(verdicts), response);
    try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
      out.writeStartObject();
      out.writeNumberField("received", verdicts.size());
      out.writeNumberField("accepted", count(verdicts, Verdict.Accepted.class));
      out.writeNumberField("duplicate", count(verdicts, Verdict.Duplicate.class));
      out.writeNumberField("rejected", count(verdicts, Verdict.Rejected.class));
      out.writeArrayFieldStart("events");
      for (int i = 0; i < verdicts.size(); i++) {
        write(i, verdicts.get(i), out);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  /** Why nothing of a request was taken. */
  static void refusal(Refusal refusal, HttpServletResponse response) throws IOException {
    begin(refusal.status(), response);
    if (refusal.status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    if (refusal.status() == 413 || refusal.status() == 408) {
      // The rest of the body is not read; the connection cannot be used again.
      response.setHeader("Connection", "close");
    }
    try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
      out.writeStartObject();
      faults(List.of(refusal.fault()), out);
      out.writeEndObject();
    }
  }

  /** 202 where all were taken, 422 or 503 where none was, 207 where it depends. */
  static int status(List<Verdict> verdicts) {
    long rejected = count(verdicts, Verdict.Rejected.class);
    if (rejected == 0) {
      return 202;
    }
    if (rejected < verdicts.size()) {
      return 207;
    }
    boolean isRetryable =
        verdicts.stream()
            .anyMatch(verdict -> verdict instanceof Verdict.Rejected r && r.isRetryable());
    boolean isAllRetryable =
        verdicts.stream()
            .allMatch(verdict -> verdict instanceof Verdict.Rejected r && r.isRetryable());
    return isAllRetryable ? 503 : isRetryable ? 207 : 422;
  }

  private static void begin(int status, HttpServletResponse response) {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    if (status == 429 || status == 503) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    }
  }

  private static void write(int index, Verdict verdict, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("index", index);
    if (verdict.id() != null) {
      out.writeStringField("id", verdict.id());
    }
    if (verdict.source() != null) {
      out.writeStringField("source", verdict.source());
    }
    switch (verdict) {
      case Verdict.Accepted accepted -> out.writeStringField("verdict", "accepted");
      case Verdict.Duplicate duplicate -> out.writeStringField("verdict", "duplicate");
      case Verdict.Rejected rejected -> {
        out.writeStringField("verdict", "rejected");
        faults(rejected.faults(), out);
      }
    }
    out.writeEndObject();
  }

  private static void faults(List<Fault> faults, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("errors");
    for (Fault fault : faults) {
      RejectionCode.Owner owner = fault.code().owner();
      out.writeStartObject();
      out.writeStringField("code", fault.code().name());
      out.writeStringField("owner", owner.name());
      out.writeBooleanField("retryable", owner == RejectionCode.Owner.EXTERNAL);
      out.writeStringField("pointer", fault.pointer());
      out.writeStringField("value", fault.value());
      out.writeStringField("message", fault.message());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static long count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
    return verdicts.stream().filter(kind::isInstance).count();
  }
}
