package io.loopledger.local.platform;

import io.loopledger.local.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is there while servers are being stopped. After an interrupted stop it tells the next
 * start that a server which still answers may be on its way out.
 */
record StopMark(Path file) {
  static StopMark of(Home home) {
    return new StopMark(home.run().resolve("stopping"));
  }

  /** Does the work of stopping; the mark stays if it is cut short. */
  void during(Runnable stopping) {
    try {
      Files.createDirectories(file.resolve("..").normalize());
      Files.writeString(file, "");
      stopping.run();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** Finishes a stop that was cut short. */
  void ifSet(Runnable stopping) {
    if (Files.exists(file)) {
      during(stopping);
    }
  }
}
