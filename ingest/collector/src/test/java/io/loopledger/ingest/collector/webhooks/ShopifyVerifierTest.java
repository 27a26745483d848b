package io.loopledger.ingest.collector.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyVerifierTest {
  private static final String BODY = "{\"id\":1}";

  /** {@code openssl dgst -sha256 -hmac shpss_test -binary | base64} */
  private static final String SIGNATURE = "1GxccvotnkOedTjSm8S0m/VA3yAUKshyqT52ccNYHj4=";

  @Test
  void aBodySignedWithTheSecretIsGenuine() {
    assertThat(verify(SIGNATURE, BODY, "w-1"))
        .isInstanceOfSatisfying(
            Verification.Genuine.class,
            genuine -> {
              assertThat(genuine.topic()).isEqualTo("orders/create");
              assertThat(genuine.id()).isEqualTo("w-1");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2GxccvotnkOedTjSm8S0m/VA3yAUKshyqT52ccNYHj4=",
        "1GxccvotnkOedTjSm8S0m_VA3yAUKshyqT52ccNYHj4=",
        "d46c5c72fa2d9e439e7538d29bc4b49bf540df20142ac872a93e7671c3581e3e",
        "AA=="
      })
  void anotherSignatureIsRefused(String signature) {
    assertThat(verify(signature, BODY, "w-1")).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void anotherBodyIsRefused() {
    assertThat(verify(SIGNATURE, "{\"id\":1}\n", "w-1")).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void whileASecretIsChangedBothAreTaken() {
    ShopifyVerifier verifier = new ShopifyVerifier(List.of("new", "shpss_test"));

    assertThat(verifier.verify(request(SIGNATURE, BODY, "w-1"), Instant.EPOCH))
        .isInstanceOf(Verification.Genuine.class);
  }

  @Test
  void anIdThatIsNotSignedHidesNoOtherDocument() {
    Verification one = verify(SIGNATURE, BODY, "w-1");
    Verification other =
        new ShopifyVerifier(List.of("shpss_test"))
            .verify(
                request(
                    java.util.Base64.getEncoder()
                        .encodeToString(
                            Hmac.of("shpss_test".getBytes(UTF_8), "{\"id\":2}".getBytes(UTF_8))),
                    "{\"id\":2}",
                    "w-1"),
                Instant.EPOCH);

    assertThat(((Verification.Genuine) one).replayKey())
        .isNotEqualTo(((Verification.Genuine) other).replayKey())
        .isEqualTo(((Verification.Genuine) verify(SIGNATURE, BODY, "w-1")).replayKey());
  }

  private static Verification verify(String signature, String body, String id) {
    return new ShopifyVerifier(List.of("shpss_test"))
        .verify(request(signature, body, id), Instant.EPOCH);
  }

  private static WebhookRequest request(String signature, String body, String id) {
    return new WebhookRequest(
        Map.of(
            "X-Shopify-Hmac-SHA256", signature,
            "X-Shopify-Topic", "orders/create",
            "X-Shopify-Webhook-Id", id),
        body.getBytes(UTF_8));
  }
}
