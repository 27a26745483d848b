package io.loopledger.catalog.metrics.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {
  @ParameterizedTest
  @CsvSource({
    "a + b * c, (a + (b * c))",
    "a - b - c, ((a - b) - c)",
    "-(a + b), -(a + b)",
    "100 * a, (100 * a)",
    "a / b, '(CAST(a AS decimal(38, 18)) / NULLIF(CAST(b AS decimal(38, 6)), 0))'"
  })
  void isReadWithTheUsualPrecedence(String text, String sql) throws ExpressionException {
    assertThat(Arithmetic.parse(text).sql(name -> name)).isEqualTo(sql);
  }

  @ParameterizedTest
  @CsvSource({
    "a, true", "a - b, true", "2 * (a - b), true", "a / 4, true", "-a, true",
    "a * b, false", "a / b, false", "1, false", "a + 1, false", "4 / a, false"
  })
  void knowsWhatCanBeSummed(String text, boolean isLinear) throws ExpressionException {
    assertThat(Arithmetic.parse(text).isLinear()).isEqualTo(isLinear);
  }

  @Test
  void tellsHowOftenEachNameCounts() throws ExpressionException {
    assertThat(Arithmetic.parse("a - 2 * (b - a)").coefficients())
        .isEqualTo(Map.of("a", new BigDecimal("3"), "b", new BigDecimal("-2")));
  }

  @ParameterizedTest
  @CsvSource({
    "a b, 'a b' has 'b' where the end belongs",
    "(a, '(a' has its end where ')' belongs",
    "a ; b, 'a ; b' is not understood at '; b'"
  })
  void saysWhereATextGoesWrong(String text, String message) {
    assertThatThrownBy(() -> Arithmetic.parse(text))
        .isInstanceOf(ExpressionException.class)
        .message()
        .isEqualTo(message.startsWith("'") ? message : "'" + message);
  }
}
