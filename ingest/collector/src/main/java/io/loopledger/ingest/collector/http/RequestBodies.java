package io.loopledger.ingest.collector.http;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.schemas.entry.RejectionCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;

/**
 * Reads bodies within limits: of one body, packed and unpacked, and of all that are in memory at
 * once. A request that would go beyond waits for nothing: it is told to come again.
 */
public final class RequestBodies {
  /** Text packs ten- to thirtyfold; what unpacks far beyond that is an attack. */
  private static final int MAX_RATIO = 100;

  /** Below this size a ratio says nothing. */
  private static final int RATIO_FROM_BYTES = 100_000;

  private static final int PART_BYTES = 16_384;

  /** Time that any body may take. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** A larger body may take longer, at this pace. */
  private static final int SLOWEST_BYTES_PER_MS = 50;

  private final Limits limits;
  private final Semaphore bytes;

  public RequestBodies(Limits limits, DoorMetrics metrics) {
    this.limits = limits;
    this.bytes = new Semaphore(limits.maxBytesInFlight());
    metrics.bytesInFlight(() -> limits.maxBytesInFlight() - bytes.availablePermits());
  }

  /** A share of the memory for bodies, given back when closed. */
  final class Share implements AutoCloseable {
    private int held;

    private Share() {}

    private void take(int count) throws Refusal {
      if (!bytes.tryAcquire(count)) {
        throw new Refusal(
            429,
            RejectionCode.BUSY,
            "the door holds as many bytes as it may; send the request again in a moment");
      }
      held += count;
    }

    @Override
    public void close() {
      bytes.release(held);
      held = 0;
    }
  }

  /** A share of nothing yet. */
  Share share() {
    return new Share();
  }

  /** The body as it travels. */
  byte[] wire(HttpServletRequest request, Share share) throws Refusal {
    long announced = request.getContentLengthLong();
    if (announced > limits.maxWireBytes()) {
      throw tooLarge("%,d bytes".formatted(announced), limits.maxWireBytes());
    }
    try {
      byte[] body = all(request.getInputStream(), limits.maxWireBytes(), "larger", share);
      if (announced >= 0 && body.length < announced) {
        throw late();
      }
      return body;
    } catch (IOException e) {
      throw late();
    }
  }

  /**
   * Reads to the end, taking memory as it is needed, as long as the sender keeps a pace: one that
   * dribbles a byte now and then is cut off. The server itself ends a silence.
   */
  private static byte[] all(InputStream in, int most, String what, Share share)
      throws IOException, Refusal {
    long begin = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[PART_BYTES];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      share.take(read);
      body.write(part, 0, read);
      if (body.size() > most) {
        throw tooLarge(what, most);
      }
      Duration allowed = GRACE.plusMillis(body.size() / SLOWEST_BYTES_PER_MS);
      if (System.nanoTime() - begin > allowed.toNanos()) {
        throw late();
      }
    }
    return body.toByteArray();
  }

  /** A body that is not all there, or comes too slowly. */
  static Refusal late() {
    return new Refusal(
        408,
        RejectionCode.MALFORMED_JSON,
        "the body did not arrive whole in time; send it again, and faster");
  }

  /** The body unpacked, where it travelled packed. */
  byte[] plain(HttpServletRequest request, byte[] wire, Share share) throws Refusal {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
      return wire;
    }
    if (!encoding.strip().equalsIgnoreCase("gzip")) {
      throw new Refusal(
          415,
          RejectionCode.UNSUPPORTED_CONTENT,
          "Content-Encoding '%s' is not taken; send gzip or none".formatted(encoding));
    }
    int most = limits.maxBodyBytes();
    if (wire.length > RATIO_FROM_BYTES / MAX_RATIO) {
      most = (int) Math.min(most, (long) wire.length * MAX_RATIO);
    } else {
      most = Math.min(most, RATIO_FROM_BYTES);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(wire))) {
      return all(in, most, "larger once unpacked", share);
    } catch (IOException e) {
      throw new Refusal(
          400,
          RejectionCode.MALFORMED_JSON,
          "the body is not gzip, as its header says: send it anew");
    }
  }

  private static Refusal tooLarge(String size, int most) {
    return new Refusal(
        413,
        RejectionCode.TOO_LARGE,
        "the body is %s; it may have %,d bytes: send fewer events at once".formatted(size, most));
  }
}
