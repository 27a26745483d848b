package io.loopledger.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files for acceptance, outside the project: tests that need one skip where it is absent. */
public final class TestData {
  private static final String VARIABLE = "LOOPLEDGER_TEST_DATA";
  private static final Path DEFAULT = Path.of("..", "..", "shared", "data");

  private TestData() {}

  /** The file, or the test ends as skipped with a message that names it. */
  public static Path file(String relative) {
    String folder = System.getenv(VARIABLE);
    Path file = (folder == null ? DEFAULT : Path.of(folder)).resolve(relative);
    assumeTrue(
        Files.isRegularFile(file),
        () ->
            "skipped: %s is absent; set %s to the folder of real data"
                .formatted(file.toAbsolutePath().normalize(), VARIABLE));
    return file;
  }
}
