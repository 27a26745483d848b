package io.loopledger.ingest.client;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** There is no verdict on an event. It is safe to send the same event again, with the same id. */
public final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no verdict. */
  public enum Reason {
    /** The door refused the request as a whole, such as for its key; nothing was taken. */
    REFUSED,
    /** The door could not be reached or was busy until the time was up; it may have been taken. */
    GAVE_UP,
    /** The door's reply could not be understood; it may have been taken. */
    UNREADABLE_REPLY,
    /** Too many events waited for too long in this process; it was never sent. */
    QUEUE_FULL,
    /** The client was closed; it may have been taken if it was on its way. */
    CLOSED
  }

  private final Reason reason;

  DeliveryException(Reason reason, String message) {
    this(reason, message, null);
  }

  DeliveryException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = requireNonNull(reason, "reason is null");
  }

  /** Why there is no verdict. */
  public Reason reason() {
    return reason;
  }
}
