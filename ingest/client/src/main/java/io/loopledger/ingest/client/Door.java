package io.loopledger.ingest.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Requests to the door: compressed, signed, and repeated until it answers for good. */
final class Door implements AutoCloseable {
  private static final int WORTH_COMPRESSING = 1024;
  private static final int DISTINCT_TRIES = 256;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final ClientSettings settings;
  private final HttpClient http;
  private final AtomicInteger tries = new AtomicInteger();

  Door(ClientSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** When a delivery that begins now is given up, on the clock of {@link System#nanoTime()}. */
  long deadline() {
    return System.nanoTime() + settings.deliveryTimeout().toNanos();
  }

  /**
   * Posts a body until the answer is final.
   *
   * @param path below the door's address, such as {@code /v1/events}
   * @param deadline as {@link #deadline()} gave it
   * @throws DeliveryException if the time is up
   */
  DoorReply post(String path, String contentType, byte[] json, long deadline)
      throws DeliveryException, InterruptedException {
    URI address = URI.create(stripSlash(settings.door().toString()) + path);
    for (int failures = 1; ; failures++) {
      DoorReply reply = null;
      IOException failure = null;
      try {
        reply = tryOnce(address, contentType, json);
        if (!reply.isTemporary()) {
          return reply;
        }
      } catch (IOException e) {
        failure = e;
      }
      pause(failures, reply, failure, deadline);
    }
  }

  private DoorReply tryOnce(URI address, String contentType, byte[] json)
      throws IOException, InterruptedException {
    boolean isCompressed = json.length > WORTH_COMPRESSING;
    byte[] plain = settings.signingSecret() == null ? json : unlikeAnyOther(json);
    byte[] body = isCompressed ? gzip(plain) : plain;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(settings.requestTimeout())
            .header("Authorization", "Bearer " + settings.apiKey())
            .header("Content-Type", contentType)
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (isCompressed) {
      request.header("Content-Encoding", "gzip");
    }
    String secret = settings.signingSecret();
    if (secret != null) {
      // signed anew at each try: the door refuses an old time, and a signature it has seen
      long now = settings.clock().instant().getEpochSecond();
      request.header(
          Signature.HEADER, Signature.of(secret, "POST", address.getRawPath(), now, body));
    }
    return DoorReply.of(http.send(request.build(), BodyHandlers.ofByteArray()), settings.clock());
  }

  /**
   * The same JSON in other bytes, by white space at its end: two tries within one second would have
   * one signature, and the door takes each only once.
   */
  private byte[] unlikeAnyOther(byte[] json) {
    byte[] longer =
        Arrays.copyOf(json, json.length + Math.floorMod(tries.getAndIncrement(), DISTINCT_TRIES));
    Arrays.fill(longer, json.length, longer.length, (byte) ' ');
    return longer;
  }

  /** Waits before the next try, or gives up. */
  void pause(int failures, @Nullable DoorReply reply, @Nullable IOException failure, long deadline)
      throws DeliveryException, InterruptedException {
    Duration retryAfter = reply == null ? null : reply.retryAfter();
    Duration delay = settings.retry().delay(failures, retryAfter, ThreadLocalRandom.current());
    if (System.nanoTime() + delay.toNanos() > deadline) {
      String last = reply == null ? "it cannot be reached" : "it answered " + reply.status();
      throw new DeliveryException(
          DeliveryException.Reason.GAVE_UP,
          "gave up on %s after %d tries within %s: %s; send the same events again, with the same ids"
              .formatted(settings.door(), failures, settings.deliveryTimeout(), last),
          failure);
    }
    Thread.sleep(delay);
  }

  private static String stripSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
