package io.loopledger.ingest.client;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What the door answered to one request.
 *
 * @param retryAfter how long it asks to wait, null where it does not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DoorReply(int status, @Nullable Duration retryAfter, byte[] body) {
  private static final int TIMED_OUT = 408;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  static DoorReply of(HttpResponse<byte[]> response, Clock clock) {
    Duration retryAfter =
        response.headers().firstValue("Retry-After").map(text -> wait(text, clock)).orElse(null);
    return new DoorReply(response.statusCode(), retryAfter, response.body());
  }

  /** Whether the same request may succeed later. */
  boolean isTemporary() {
    return status == TIMED_OUT || status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
  }

  /** Whether a smaller request may succeed. */
  boolean isTooLarge() {
    return status == TOO_LARGE;
  }

  /** Seconds or an HTTP date, as RFC 9110 says; anything else is no wish. */
  private static @Nullable Duration wait(String text, Clock clock) {
    try {
      if (text.strip().chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Duration.ofSeconds(Long.parseLong(text.strip()));
      }
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), date.toInstant());
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (NumberFormatException | DateTimeException notAWait) {
      return null;
    }
  }
}
