package io.loopledger.ingest.mapping.fault;

/** Carries a fault to where faults are collected. */
public final class FaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient MappingFault fault;

  /** Carries a fault. */
  public FaultException(MappingFault fault) {
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  /** A fault of these parts. */
  public FaultException(MappingCode code, String field, String value, String message) {
    this(new MappingFault(code, field, value, message));
  }

  /** The fault. */
  public MappingFault fault() {
    return fault;
  }
}
