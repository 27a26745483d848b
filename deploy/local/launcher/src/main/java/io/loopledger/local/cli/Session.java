package io.loopledger.local.cli;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.settings.FlinkMode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What all commands share. The platform is made when it is asked for: help must also work with
 * wrong settings.
 *
 * @param folder the home
 */
record Session(Path folder) {

  Platform platform() {
    return Platform.at(folder);
  }

  Platform platform(Optional<FlinkMode> flinkMode) {
    return Platform.at(folder, flinkMode);
  }

  Terminal terminal() {
    return Terminal.current();
  }
}
