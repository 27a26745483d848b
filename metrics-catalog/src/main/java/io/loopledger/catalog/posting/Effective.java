package io.loopledger.catalog.posting;

/**
 * An event as it is folded: itself, or what a correction put in its place.
 *
 * @param event what is folded, under the identity of the original
 * @param received the received event it comes from: the original, or the correction
 */
public record Effective(PinnedEvent event, PinnedEvent received) {
  /** Whether a correction put it in the place of another. */
  public boolean isCorrected() {
    return event != received;
  }
}
