package io.loopledger.inbox.issuer;

import java.util.Optional;

/**
 * What the place of a file says of its sender.
 *
 * @param group from a folder such as {@code carriers}
 * @param key from a folder in that, such as {@code carriers/dhl}
 */
public record Hint(Optional<LineGroup> group, Optional<String> key) {
  /** A file that lies in no folder of a kind. */
  public static final Hint NONE = new Hint(Optional.empty(), Optional.empty());
}
