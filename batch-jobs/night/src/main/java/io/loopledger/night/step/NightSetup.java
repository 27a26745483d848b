package io.loopledger.night.step;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the steps find their servers and files.
 *
 * @param home the folder that holds all state
 * @param environment variables of the process: the settings named LOOPLEDGER_...
 */
public record NightSetup(Path home, Map<String, String> environment) {
  public NightSetup {
    environment = Map.copyOf(environment);
  }
}
