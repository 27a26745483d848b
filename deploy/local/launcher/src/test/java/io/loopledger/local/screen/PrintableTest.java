package io.loopledger.local.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void whatMovesTheCursorOrTurnsTheWritingIsShownAsADot() {
    assertThat(Printable.line("a\033[2Jb\u202Ec\u0000")).isEqualTo("a.[2Jb.c.");
  }

  @Test
  void linesBecomeOneAndOrdinaryTextStays() {
    assertThat(Printable.line(" at x\n\tat y ")).isEqualTo("at x at y");
    assertThat(Printable.line("Größe 漢 😀")).isEqualTo("Größe 漢 😀");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertThat(Printable.line("😀😀😀", 2)).isEqualTo("😀😀...");
    assertThat(Printable.line("😀😀😀", 3)).isEqualTo("😀😀😀");
  }
}
