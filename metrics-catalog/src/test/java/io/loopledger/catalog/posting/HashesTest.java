package io.loopledger.catalog.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashesTest {
  /** Worked out by another program, from the two published algorithms: they are state bytes. */
  @ParameterizedTest(name = "{index}: {0} {1}")
  @CsvSource({
    "/shop, e1, 4353877029671567967",
    "/shop/e, 1, 6478641537055860375",
    "'', '', 4629542135875688149",
    "/läden, ü-7, -2413027081215412991",
    "command, c-1, -490040076575316946"
  })
  void ofASourceAndAnId(String source, String id, long hash) {
    assertThat(Hashes.of(source, id)).isEqualTo(hash);
  }

  @Test
  void aSetOfThemIsSortedAndHoldsEachOnce() {
    long[] set = Hashes.plus(Hashes.plus(Hashes.plus(new long[] {}, 7), -3), 5);

    assertThat(set).containsExactly(-3, 5, 7);
    assertThat(Hashes.plus(set, 5)).isSameAs(set);
    assertThat(Hashes.contains(set, -3)).isTrue();
    assertThat(Hashes.contains(set, 7)).isTrue();
    assertThat(Hashes.contains(set, 6)).isFalse();
    assertThat(Hashes.contains(new long[] {}, 0)).isFalse();
  }
}
