package io.loopledger.ingest.collector.webhooks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A webhook as it came.
 *
 * @param headers headers by name in lower case
 * @param body the body, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares these
public record WebhookRequest(Map<String, String> headers, byte[] body) {
  public WebhookRequest {
    Map<String, String> byName = new HashMap<>();
    headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(byName);
  }

  /** A header; empty where it is missing. */
  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
  }
}
