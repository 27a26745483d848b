package io.loopledger.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Events as a shop sends them, in batches. */
final class Events {
  static final int BATCH = 500;

  private Events() {}

  /** Bodies of batches with {@code count} events in all; ids begin with {@code run}. */
  static List<byte[]> bodies(String run, int count, boolean withCustomers) {
    List<byte[]> bodies = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      body.append(body.isEmpty() ? '[' : ',').append(event(run, i, withCustomers));
      if ((i + 1) % BATCH == 0 || i + 1 == count) {
        bodies.add(body.append(']').toString().getBytes(UTF_8));
        body.setLength(0);
      }
    }
    return bodies;
  }

  static String event(String run, int i, boolean withCustomers) {
    String customer = withCustomers ? "\"customer\":\"C-%d\",".formatted(i % 5_000) : "";
    return """
        {"specversion":"1.0","id":"%s-%d","source":"/bench/shop","type":"io.loopledger.ProductSold",\
        "subject":"line:bench/%s-%d","time":"2023-01-10T10:%02d:%02d+01:00","data":{"brand":"bench",%s\
        "product":"JACKET-%d","country":"DE","order_id":"O-%d","quantity":%d,\
        "unit_price":{"amount":"%d.%02d","currency":"EUR"}}}"""
        .formatted(
            run,
            i,
            run,
            i,
            i / 60 % 60,
            i % 60,
            customer,
            i % 700,
            i / 2,
            1 + i % 3,
            10 + i % 90,
            i % 100);
  }
}
