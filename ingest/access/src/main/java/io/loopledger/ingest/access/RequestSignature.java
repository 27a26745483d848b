package io.loopledger.ingest.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The signature of a request: {@code t=<unix seconds>,v1=<hex>}, the HMAC-SHA256 of {@code
 * t.METHOD.path.body} under the key's signing secret. The body counts as it travels, packed or not.
 *
 * @param time when the request was signed, in unix seconds
 * @param mac the HMAC
 */
public record RequestSignature(long time, String mac) {
  /** The header that carries it. */
  public static final String HEADER = "Loopledger-Signature";

  /** How far the time of a signature may be from now: also how long a request can be replayed. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  /** Signs a request. */
  public static RequestSignature of(
      String secret, Instant now, String method, String path, byte[] body) {
    return new RequestSignature(
        now.getEpochSecond(), mac(secret, now.getEpochSecond(), method, path, body));
  }

  /** Reads the header; empty where it has another form. */
  public static Optional<RequestSignature> parse(String header) {
    Matcher matcher = FORM.matcher(header.strip());
    return matcher.matches()
        ? Optional.of(new RequestSignature(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** Whether it is of this request, in constant time. */
  public boolean isOf(String secret, String method, String path, byte[] body) {
    return MessageDigest.isEqual(
        mac.getBytes(StandardCharsets.US_ASCII),
        mac(secret, time, method, path, body).getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether its time is near enough to now. */
  public boolean isFresh(Instant now) {
    return Math.abs(Math.subtractExact(now.getEpochSecond(), time)) <= WINDOW.toSeconds();
  }

  /** The header's value. */
  public String header() {
    return "t=%d,v1=%s".formatted(time, mac);
  }

  private static String mac(String secret, long time, String method, String path, byte[] body) {
    String begin = "%d.%s.%s.".formatted(time, method, path);
    return HexFormat.of()
        .formatHex(
            Hashes.hmac(
                secret.getBytes(StandardCharsets.UTF_8),
                begin.getBytes(StandardCharsets.UTF_8),
                body));
  }
}
