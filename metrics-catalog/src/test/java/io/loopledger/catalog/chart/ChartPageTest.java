package io.loopledger.catalog.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in the repository is what the files say. */
class ChartPageTest {
  private static final Path PAGE = Path.of("..", "docs", "accounts.md");

  @BeforeAll
  static void writeIfAsked() throws IOException {
    if (Boolean.getBoolean("loopledger.accounts.write")) {
      Files.writeString(PAGE, ChartPage.text());
    }
  }

  @Test
  void thePageIsWhatTheFilesSay() throws IOException {
    assertThat(Files.readString(PAGE).equals(ChartPage.text()))
        .as("docs/accounts.md differs from the chart of accounts; its head says how to write it")
        .isTrue();
  }
}
