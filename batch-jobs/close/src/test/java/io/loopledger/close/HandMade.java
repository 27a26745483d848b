package io.loopledger.close;

import io.loopledger.metricscheck.lake.LedgerBook;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Events that a person can work through. */
public final class HandMade {
  private HandMade() {}

  /** A sale to a customer in Germany. */
  public static String sale(String brand, String id, String time, String price) {
    return event(
        "ProductSold",
        brand,
        "line:%s/%s".formatted(brand, id),
        "sale-" + id,
        time,
        "\"category\":\"Tablet\",\"quantity\":1,\"unit_price\":%s".formatted(money(price, "EUR")));
  }

  /** Any event. */
  public static String event(
      String type, String brand, String subject, String id, String time, String fields) {
    return """
        {"specversion":"1.0","id":"%s","source":"/hand/%s","type":"io.loopledger.%s","subject":"%s","time":"%s",\
        "datacontenttype":"application/json","data":{"brand":"%s","program":"again","country":"DE","origin":"REAL",%s}}"""
        .formatted(id, brand, type, subject, time, brand, fields);
  }

  /** Money as events have it. */
  public static String money(String amount, String currency) {
    return "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency);
  }

  /** Posts an event, which must not be refused. */
  public static void take(LedgerBook book, String json, Instant recordedTime) {
    book.take(event(json), recordedTime)
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(json + " is refused: " + refusal.message());
            });
  }

  private static Event event(String json) {
    try {
      return switch (JsonEvents.readStructured(json.getBytes(StandardCharsets.UTF_8))) {
        case ReadEvent.Valid(var event) -> event;
        case ReadEvent.Invalid invalid ->
            throw new IllegalStateException(json + ": " + invalid.faults());
      };
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("no JSON: " + json, e);
    }
  }
}
