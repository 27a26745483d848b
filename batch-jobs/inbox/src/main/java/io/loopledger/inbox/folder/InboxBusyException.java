package io.loopledger.inbox.folder;

import java.nio.file.Path;

/** Somebody else is taking files. */
public final class InboxBusyException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  InboxBusyException(Path root) {
    super(
        "files of %s are being taken by another run; wait for its end and try again"
            .formatted(root));
  }
}
