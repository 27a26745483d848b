package io.loopledger.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+49 170 1234567",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "'already",
        "'",
        "=",
        "-",
        " =1+1",
        "\u00a0=1+1",
        "\u3000=1+1",
        "\ufeff=1+1",
        "\u202e=1+1",
        "\u200b@x",
        "\u0000=1+1",
        "\"=1+1\"",
        "\" =1+1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "\ufe661",
        "\u22121"
      })
  void textThatMightBeRunGetsAnApostrophe(String text) {
    assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
    assertThat(FormulaGuard.plain("'" + text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Tablet",
        "1-2",
        "a=b",
        "E(tablet)",
        "10 % Rabatt",
        "\u202eabc",
        " x",
        "\"x\"",
        "d'or",
        "  "
      })
  void otherTextStaysAsItIs(String text) {
    assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
  }

  @Property
  void oneApostropheOffGivesWhatItWas(@ForAll String text) {
    assertThat(FormulaGuard.plain(FormulaGuard.guarded(text))).isEqualTo(text);
  }
}
