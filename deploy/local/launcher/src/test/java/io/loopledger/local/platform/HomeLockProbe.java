package io.loopledger.local.platform;

import io.loopledger.local.settings.Home;
import java.nio.file.Path;

/** A command of another process that wants the lock of a home, and says what it finds. */
final class HomeLockProbe {
  private HomeLockProbe() {}

  public static void main(String[] args) {
    HomeLock.acquire(
            Home.at(Path.of(args[0])),
            holder -> {
              System.out.println("waits for " + holder);
              System.exit(0);
            })
        .close();
    System.out.println("acquired");
  }
}
