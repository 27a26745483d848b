package io.loopledger.statements.source;

import io.loopledger.statements.model.Fault;
import java.io.IOException;

/** A file that cannot be read any further; it carries the fault. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** Stops the reading of a file. */
  public RefusedException(Fault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  /** Stops the reading of a file. */
  public RefusedException(String place, String field, String value, String message) {
    this(new Fault(place, field, value, message));
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
