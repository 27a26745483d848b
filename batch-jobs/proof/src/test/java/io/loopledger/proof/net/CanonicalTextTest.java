package io.loopledger.proof.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
  @Test
  void valuesStandBehindEachOtherAndWhatIsAbsentIsNotWhatIsEmpty() {
    assertThat(CanonicalText.of(Arrays.asList("unit:a/1", null, "", "a|b", "|-")))
        .isEqualTo("unit:a/1|;|-|;|;a||b|;||-");
  }

  @Test
  void theSqlNamesTheSameMarks() {
    assertThat(
            CanonicalText.sql(
                List.of(
                    CanonicalText.textSql("brand"),
                    CanonicalText.plainSql("CAST(cycle_no AS varchar)"))))
        .isEqualTo(
            "concat(COALESCE(replace(brand, '|', '||'), '|-'), '|;',"
                + " COALESCE(CAST(cycle_no AS varchar), '|-'))");
  }

  @Property
  void noTwoListsHaveTheSameText(
      @ForAll("values") List<@Nullable String> one, @ForAll("values") List<@Nullable String> two) {
    Assume.that(!one.equals(two));

    assertThat(CanonicalText.of(one)).isNotEqualTo(CanonicalText.of(two));
  }

  /** Of few characters, so that texts come close to each other. */
  @Provide
  Arbitrary<List<@Nullable String>> values() {
    return Arbitraries.strings()
        .withChars('|', ';', '-', 'a')
        .ofMaxLength(3)
        .injectNull(0.2)
        .list()
        .ofSize(3);
  }
}
