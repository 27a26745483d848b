package io.loopledger.local.demo;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.local.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/** The key under which the demo sends: made once, kept with the home's secrets. */
final class DemoKey {
  private static final String NAME = "the demo";
  private static final String SECRET = "demo-api-key";

  private DemoKey() {}

  /** The token of a key in force for this source and brand. */
  static String token(Platform platform, String source, String brand)
      throws SQLException, IOException {
    ApiKeys keys = platform.doors().keys();
    Path file = platform.secrets().file(SECRET);
    if (Files.exists(file)) {
      String token = platform.secrets().read(SECRET);
      for (ApiKey key : keys.list()) {
        if (key.isActive()
            && token.startsWith("llk_" + key.id() + "_")
            && key.source().equals(source)
            && key.mayWriteFor(brand)) {
          return token;
        }
      }
    }
    String token = keys.create(NAME, source, Set.of(brand), false).token();
    platform.secrets().write(SECRET, token);
    return token;
  }
}
