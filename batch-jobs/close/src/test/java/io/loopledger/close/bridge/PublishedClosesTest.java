package io.loopledger.close.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.close.book.Act;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseName;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.book.TableSnapshots;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedClosesTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final Act ACT = new Act("ada", Instant.parse("2026-11-04T08:00:00Z"), "month-end");

  private static final Close ALL = close(null, 1, List.of("acme", "bolt"));
  private static final Close AGAIN = close("acme", 1, List.of("acme"));

  @Test
  void theNewestCloseOfABrandCounts() {
    assertThat(PublishedCloses.newest(List.of(ALL, AGAIN), OCTOBER, null))
        .isEqualTo(
            Map.of("closed-2026-10-acme", List.of("acme"), "closed-2026-10", List.of("bolt")));
    assertThat(PublishedCloses.newest(List.of(ALL, AGAIN), OCTOBER, "acme"))
        .isEqualTo(Map.of("closed-2026-10-acme", List.of("acme")));
  }

  @Test
  void aCloseThatWasBegunPublishedNothing() {
    Close begun = AGAIN.with(CloseState.BEGUN);

    assertThat(PublishedCloses.newest(List.of(ALL, begun), OCTOBER, "acme"))
        .isEqualTo(Map.of("closed-2026-10", List.of("acme")));
    assertThat(PublishedCloses.newest(List.of(begun), OCTOBER, null)).isEmpty();
    assertThat(PublishedCloses.newest(List.of(ALL), OCTOBER.plusMonths(1), null)).isEmpty();
  }

  private static Close close(@Nullable String brand, int number, List<String> brands) {
    return Close.begin(new CloseName(OCTOBER, brand, number), brands, ACT, List.of())
        .with(new TableSnapshots(7, Map.of()))
        .with(CloseState.CLOSED);
  }
}
