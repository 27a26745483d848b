package io.loopledger.ingest.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client; {@link LoopledgerClient.Builder} says what each means.
 *
 * @param door base address, without {@code /v1}
 * @param apiKey the key of the source
 * @param signingSecret the key's secret where requests are signed
 */
record ClientSettings(
    URI door,
    String apiKey,
    @Nullable String signingSecret,
    int batchSize,
    int batchBytes,
    Duration linger,
    int queueCapacity,
    Duration maxBlock,
    int maxInFlight,
    Duration deliveryTimeout,
    Duration requestTimeout,
    RetryPolicy retry,
    Clock clock) {

  ClientSettings {
    requireHttp(door);
    if (apiKey.isBlank()) {
      throw new IllegalArgumentException("the API key is blank; make one with keys create");
    }
    requirePositive("batch size", batchSize);
    requirePositive("batch bytes", batchBytes);
    requirePositive("queue capacity", queueCapacity);
    requirePositive("requests in flight", maxInFlight);
    requireNotNegative("linger", linger);
    requireNotNegative("block time", maxBlock);
    requirePositive("delivery timeout", deliveryTimeout.toNanos());
    requirePositive("request timeout", requestTimeout.toNanos());
  }

  private static void requireHttp(URI door) {
    boolean isHttp = "http".equals(door.getScheme()) || "https".equals(door.getScheme());
    if (!isHttp || door.getHost() == null) {
      throw new IllegalArgumentException(
          "the door's address '%s' must be http or https, such as https://loopledger.example"
              .formatted(door));
    }
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s is %d; it must be above 0".formatted(name, value));
    }
  }

  private static void requireNotNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("%s is %s; it must not be below 0".formatted(name, value));
    }
  }
}
