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
            "t=1764036000,v1=eab30b83cce86fe5f1e7824782cb629e6570c41aca5485f2c49582de2db4f824");
  }
}
