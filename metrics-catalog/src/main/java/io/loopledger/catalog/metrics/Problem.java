package io.loopledger.catalog.metrics;

/**
 * Something wrong with a definition, for whoever wrote it.
 *
 * @param place where
 * @param message what is wrong, with the value
 * @param fix what to do
 */
public record Problem(Place place, String message, String fix) {
  @Override
  public String toString() {
    return "%s: %s; %s".formatted(place, message, fix);
  }
}
