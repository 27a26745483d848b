package io.loopledger.proof.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashTest {
  /** Known answers of xxHash64 with seed 0. */
  @ParameterizedTest
  @CsvSource({
    "'', ef46db3751d8e999",
    "a, d24ec4f1a98c6e5b",
    "abc, 44bc2cf5ad770999",
  })
  void aHashIsXxHash64(String text, String hash) {
    assertThat(Hash.of(text)).isEqualTo(Long.parseUnsignedLong(hash, 16));
  }

  @Test
  void bucketCellAndHalvesAreBitsOfTheHash() {
    long hash = 0xef46_db37_51d8_e999L;

    assertThat(Hash.bucket(hash)).isEqualTo(0xef);
    assertThat(Hash.cell(hash)).isEqualTo(0xef46);
    assertThat(Hash.bucketOfCell(0xef46)).isEqualTo(0xef);
    assertThat(Hash.firstHalf(hash)).isEqualTo(0xef46_db37L);
    assertThat(Hash.secondHalf(hash)).isEqualTo(0x51d8_e999L);
  }
}
