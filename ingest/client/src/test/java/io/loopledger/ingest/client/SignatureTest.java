package io.loopledger.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /** The expected value was computed with another implementation (Python's hmac). */
  @Test
  void theSignatureCoversMethodPathTimeAndBody() {
    String signature =
        Signature.of(
            "whsec-example",
            "POST",
            "/v1/events",
            1_764_036_000L,
            "[]".getBytes(StandardCharsets.UTF_8));

    assertThat(signature)
        .isEqualTo(
            "t=1764036000,v1=9e5678ef8b6a6b7cf9d4ed4475c5f728e2eb206ee2f9382c0ec192136c134f50");
  }
}
