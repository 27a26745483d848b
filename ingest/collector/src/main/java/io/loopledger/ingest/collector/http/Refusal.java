package io.loopledger.ingest.collector.http;

import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.json.Fault;

/** A request of which nothing was taken. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Fault fault;

  Refusal(int status, Fault fault) {
    super(fault.message(), null, false, false);
    this.status = status;
    this.fault = fault;
  }

  Refusal(int status, RejectionCode code, String message) {
    this(status, new Fault(code, "", "", message));
  }

  int status() {
    return status;
  }

  Fault fault() {
    return fault;
  }
}
