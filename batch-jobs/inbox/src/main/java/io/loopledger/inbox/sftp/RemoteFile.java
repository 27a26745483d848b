package io.loopledger.inbox.sftp;

import java.time.Instant;

/**
 * A file on a server.
 *
 * @param name without its folder
 * @param modified to the second, as the protocol has it
 */
record RemoteFile(String name, long sizeBytes, Instant modified) {
  /**
   * Whether its name is one: a server could name a path of ours, and a line break would make two
   * files of one in what is remembered.
   */
  boolean hasPlainName() {
    return !name.isBlank()
        && name.codePoints().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }
}
