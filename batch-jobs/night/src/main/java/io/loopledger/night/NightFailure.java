package io.loopledger.night;

import org.jspecify.annotations.Nullable;

/** Something a person can mend; the message says what is wrong and how. */
public final class NightFailure extends RuntimeException {
  public NightFailure(String message) {
    super(message);
  }

  public NightFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
