package io.loopledger.catalog.metrics.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {{ Dimension('e__a') }} = 'x' | a = 'x'
          {{Dimension('e__a')}} IN ('x', 'it''s', 3) | a IN ('x', 'it''s', 3)
          {{ Dimension('e__a') }} = 'x' AND {{ Dimension('e__b') }} > 5 OR {{ Dimension('e__c') }} IS NULL | ((a = 'x' AND b > 5) OR c IS NULL)
          NOT ({{ Dimension('e__a') }} <> 'x') | NOT (a <> 'x')
          {{ Dimension('e__a') }} NOT IN ('x') and {{ Dimension('e__b') }} is not null | (NOT (a IN ('x')) AND b IS NOT NULL)
          """)
  void becomesSql(String text, String sql) throws ExpressionException {
    assertThat(Filter.parse(text).sql()).isEqualTo(sql);
  }
}
