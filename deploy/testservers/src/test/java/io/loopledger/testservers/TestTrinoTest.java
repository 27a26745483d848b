package io.loopledger.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said without an assembled Trino; the checks of metrics run a real one. */
class TestTrinoTest {
  private static final TestTrino.LakePlace LAKE =
      new TestTrino.LakePlace("jdbc:postgresql://127.0.0.1:1/lake", "file:///nowhere");

  @Test
  void withoutAnAssemblyItSaysWhatToBuild(@TempDir Path folder) {
    assertThatThrownBy(() -> TestTrino.start(folder, folder.resolve("dist"), LAKE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no Trino in %s: build deploy/local/trino first (package, with its modules)"
                .formatted(folder.resolve("dist")));
  }

  @Test
  void aServerThatDoesNotStartIsToldWithItsLog(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("dist/lib"));

    assertThatThrownBy(() -> TestTrino.start(folder.resolve("run"), folder.resolve("dist"), LAKE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Trino ended at its start; the end of ")
        .hasMessageContaining("LoopledgerTrinoServer");
    assertThat(folder.resolve("run/etc/catalog/lake.properties"))
        .content()
        .contains("iceberg.jdbc-catalog.connection-url=" + LAKE.url())
        .contains("iceberg.jdbc-catalog.default-warehouse-dir=" + LAKE.warehouse());
  }
}
