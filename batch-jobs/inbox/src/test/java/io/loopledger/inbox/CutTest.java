package io.loopledger.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is cut at any point and called again leaves what an undisturbed one leaves. */
class CutTest {
  @TempDir private Path folder = Path.of("");

  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void atEveryPointOfEveryFile() throws IOException {
    List<String> whole;
    int points;
    try (TestInbox inbox = filled("whole")) {
      List<Point> passed = new ArrayList<>();
      inbox.take(TestInbox.NIGHT, passed::add);
      whole = inbox.everything();
      points = passed.size();
      assertThat(passed).contains(Point.values());
    }
    for (int cut = 1; cut <= points; cut++) {
      try (TestInbox inbox = filled("cut" + cut)) {
        cutAt(inbox, cut);

        TakeResult result = inbox.take(TestInbox.NIGHT);

        assertThat(inbox.everything()).as("cut at point %d", cut).isEqualTo(whole);
        // The report is of the whole run, not only of what was left to do.
        assertThat(result.files()).hasSize(4);
        assertThat(inbox.take(TestInbox.NIGHT)).isEqualTo(result);
        assertThat(inbox.everything()).isEqualTo(whole);
      }
    }
  }

  private TestInbox filled(String name) throws IOException {
    return TestInbox.in(folder.resolve(name))
        .put("bank.xml", "demo/bank.xml")
        .put("carrier.csv", "demo/c.csv")
        .put("carrier.csv", "demo/copy-of-c.csv")
        .put("wrong.csv", "encore/wrong.csv");
  }

  private static void cutAt(TestInbox inbox, int point) {
    int[] passed = {0};
    assertThatThrownBy(
            () ->
                inbox.take(
                    TestInbox.NIGHT,
                    reached -> {
                      if (++passed[0] == point) {
                        throw new Cut();
                      }
                    }))
        .isInstanceOf(Cut.class);
  }
}
