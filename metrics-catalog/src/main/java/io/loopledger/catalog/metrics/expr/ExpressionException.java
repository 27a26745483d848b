package io.loopledger.catalog.metrics.expr;

/** A text that is no expression or no filter; the message says where it goes wrong. */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  ExpressionException(String message) {
    super(message);
  }
}
