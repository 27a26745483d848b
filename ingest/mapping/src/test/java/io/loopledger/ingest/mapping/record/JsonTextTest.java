package io.loopledger.ingest.mapping.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void whatJsonReservesIsEscaped() {
    assertThat(JsonText.string("a \"b\" \\ c\n\u0001é"))
        .isEqualTo("\"a \\\"b\\\" \\\\ c\\u000a\\u0001é\"");
  }

  @Test
  void charactersBeyondTheBasicPlaneAreEscapedAsPairs() {
    assertThat(JsonText.string("🔧")).isEqualTo("\"\\ud83d\\udd27\"");
  }
}
