package io.loopledger.schemas.lake;

import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.testkit.FrozenRelease;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Freezes the tables: {@code mvn -Dtest=ReleaseFreezer -Dloopledger.freeze=<version> test}. */
class ReleaseFreezer {
  @Test
  void freeze() {
    FrozenRelease.in(Path.of("released")).freeze(ReleaseFreezer::files);
  }

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (TableDefinition<?> table : LakeTables.EVERY) {
      files.put("tables/%s.json".formatted(table.qualifiedName()), TableJson.of(table).write());
    }
    return files;
  }
}
