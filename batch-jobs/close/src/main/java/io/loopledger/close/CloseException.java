package io.loopledger.close;

/** A close cannot do what it is asked for. The message is for people and names the fix. */
public final class CloseException extends RuntimeException {
  public CloseException(String message) {
    super(message);
  }
}
