package io.loopledger.close.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class CloseNameTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  @Test
  void theTagSaysPeriodBrandAndNumber() {
    assertThat(new CloseName(OCTOBER, null, 1).tag()).isEqualTo("closed-2026-10");
    assertThat(new CloseName(OCTOBER, null, 2).tag()).isEqualTo("closed-2026-10-2");
    assertThat(new CloseName(OCTOBER, "acme", 1).tag()).isEqualTo("closed-2026-10-acme");
    assertThat(new CloseName(OCTOBER, "acme", 3).tag()).isEqualTo("closed-2026-10-acme-3");
  }

  @Test
  void aCloseOfAllIsNoneOfABrand() {
    assertThat(new CloseName(OCTOBER, null, 1).isOf(OCTOBER, null)).isTrue();
    assertThat(new CloseName(OCTOBER, null, 1).isOf(OCTOBER, "acme")).isFalse();
    assertThat(new CloseName(OCTOBER, "acme", 1).isOf(OCTOBER, null)).isFalse();
    assertThat(new CloseName(OCTOBER, "acme", 1).isOf(OCTOBER.plusMonths(1), "acme")).isFalse();
  }

  @Test
  void aNumberBelowOneIsRefused() {
    assertThatThrownBy(() -> new CloseName(OCTOBER, null, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("close number is 0; the first close of a period is 1");
  }
}
