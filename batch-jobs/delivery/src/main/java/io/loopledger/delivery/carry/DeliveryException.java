package io.loopledger.delivery.carry;

import io.loopledger.delivery.destination.Target;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A package did not arrive. The message names the target, what is wrong, and what to do. */
public final class DeliveryException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  private DeliveryException(Kind kind, Target target, String what, @Nullable Throwable cause) {
    super("%s: %s".formatted(target.shown(), what), cause);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public enum Kind {
    /** The other side does not answer, or has no room: worth another try. */
    DOWN,
    /** A person has to act before another try makes sense. */
    REFUSED
  }

  /** The other side does not answer, was cut off, or has no room. */
  public static DeliveryException down(Target target, String what, @Nullable Throwable cause) {
    return new DeliveryException(Kind.DOWN, target, what, cause);
  }

  /** Another try would fail as well. */
  public static DeliveryException refused(Target target, String what, @Nullable Throwable cause) {
    return new DeliveryException(Kind.REFUSED, target, what, cause);
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }
}
