package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a letter's headers say happened. A text is empty where the letter does not say it.
 *
 * @param family who wrote the letter; empty where no header tells
 * @param origin where the original record lay
 * @param reason the code; of a foreign letter, the exception's simple class name
 * @param owner who must act: DATA, CONFIG or EXTERNAL; foreign letters do not say
 * @param stage which part refused it
 * @param message what is wrong
 * @param headers all headers of the context as text, in order, names without their prefix
 */
public record FailureContext(
    Optional<HeaderFamily> family,
    Optional<Origin> origin,
    String reason,
    String owner,
    String stage,
    String message,
    Map<String, String> headers) {

  /** The context of a record that has no header of any known writer. */
  public static final FailureContext NONE =
      new FailureContext(Optional.empty(), Optional.empty(), "", "", "", "", Map.of());

  public FailureContext {
    requireNonNull(family, "family is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(owner, "owner is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(message, "message is null");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }
}
