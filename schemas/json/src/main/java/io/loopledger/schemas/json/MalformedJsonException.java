package io.loopledger.schemas.json;

/** A body that is not strict JSON, or not of the form the door takes: nothing of it was read. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** Carries what is wrong. */
  public MalformedJsonException(Fault fault) {
    super(fault.message());
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
