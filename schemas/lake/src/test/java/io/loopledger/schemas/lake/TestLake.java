package io.loopledger.schemas.lake;

import java.nio.file.Path;
import java.util.UUID;

/** A lake of its own: files in a folder, the catalog's database in memory. */
final class TestLake {
  private TestLake() {}

  static Lake open(Path folder) {
    return Lake.open(
        new LakeConfig(
            "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE".formatted(UUID.randomUUID()),
            "lake",
            "secret",
            "file://" + folder));
  }
}
