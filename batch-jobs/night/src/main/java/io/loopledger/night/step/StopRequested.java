package io.loopledger.night.step;

/** The night is to stop; the step is left here and the next attempt goes on with it. */
public final class StopRequested extends RuntimeException {
  public StopRequested(String reason) {
    super(reason);
  }
}
