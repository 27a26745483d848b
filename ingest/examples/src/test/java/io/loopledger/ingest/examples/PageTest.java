package io.loopledger.ingest.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void blocksAreFoundWithTheirMarks() {
    Page page =
        Page.of(
            """
            Text.

            <!-- run: one -->
            ```sh
            echo '{}'
            ```

            ```sh
            not run
            ```

            <!-- reply: one -->
            ```json
            {}
            ```
            """);

    assertThat(page.blocks())
        .containsExactly(
            new Page.Block("run", "one", "echo '{}'\n"), new Page.Block("reply", "one", "{}\n"));
    assertThat(page.shown("reply", "one")).contains("{}\n");
    assertThat(page.shown("reply", "two")).isEmpty();
  }

  @Test
  void aMarkWithoutItsBlockIsAnError() {
    assertThatThrownBy(() -> Page.of("<!-- run: one -->\n\n```sh\necho\n```\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 marks but 0 marked blocks: a mark stands right before its block");
  }
}
