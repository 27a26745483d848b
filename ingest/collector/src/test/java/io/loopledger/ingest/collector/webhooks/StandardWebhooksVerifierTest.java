package io.loopledger.ingest.collector.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the vector that the specification's reference libraries are tested with. */
class StandardWebhooksVerifierTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String OTHER = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
  private static final long SENT = 1_614_265_330;

  @Test
  void theSpecificationsVectorIsGenuine() {
    Verification verification = verify(SECRET, SIGNATURE, BODY, 0);

    assertThat(verification)
        .isInstanceOfSatisfying(
            Verification.Genuine.class, genuine -> assertThat(genuine.id()).isEqualTo(ID));
  }

  @Test
  void theSecretsPrefixMayBeMissing() {
    assertThat(verify(SECRET.substring(6), SIGNATURE, BODY, 0))
        .isInstanceOf(Verification.Genuine.class);
  }

  @Test
  void oneOfSeveralSignaturesIsEnough() {
    String all = String.join(" ", OTHER, SIGNATURE.replace("v1,", "v1a,"), SIGNATURE, OTHER);

    assertThat(verify(SECRET, all, BODY, 0)).isInstanceOf(Verification.Genuine.class);
  }

  @Test
  void oneOfSeveralSecretsIsEnough() {
    StandardWebhooksVerifier verifier =
        new StandardWebhooksVerifier(List.of("whsec_" + "A".repeat(32), SECRET));

    assertThat(verifier.verify(request(SIGNATURE, BODY), at(0)))
        .isInstanceOf(Verification.Genuine.class);
  }

  @ParameterizedTest
  @CsvSource({"300, true", "-300, true", "301, false", "-301, false"})
  void theTimeMayBeFiveMinutesAway(long seconds, boolean isGenuine) {
    assertThat(verify(SECRET, SIGNATURE, BODY, seconds) instanceof Verification.Genuine)
        .isEqualTo(isGenuine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "v1,",
        "v1,invalid_signature",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="
      })
  void anyOtherSignatureIsRefused(String signature) {
    assertThat(verify(SECRET, signature, BODY, 0)).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void anotherBodyIdOrTimeIsRefused() {
    assertThat(verify(SECRET, SIGNATURE, BODY + " ", 0)).isInstanceOf(Verification.Refused.class);
    assertThat(verifyWith("webhook-id", "msg_other")).isInstanceOf(Verification.Refused.class);
    assertThat(verifyWith("webhook-id", "")).isInstanceOf(Verification.Refused.class);
    assertThat(verifyWith("webhook-timestamp", "1614265331"))
        .isInstanceOf(Verification.Refused.class);
    assertThat(verifyWith("webhook-timestamp", "now")).isInstanceOf(Verification.Refused.class);
    assertThat(verifyWith("webhook-timestamp", Long.toString(Long.MAX_VALUE)))
        .isInstanceOf(Verification.Refused.class);
  }

  @Test
  void theTopicIsTheDocumentsType() {
    byte[] body = "{\"data\":{\"type\":\"no\"},\"type\":\"return.requested\"}".getBytes(UTF_8);

    assertThat(JsonTexts.at("/type", body)).isEqualTo("return.requested");
    assertThat(JsonTexts.at("/type", "[]".getBytes(UTF_8))).isEmpty();
    assertThat(JsonTexts.at("/type", "{\"type\":1}".getBytes(UTF_8))).isEmpty();
  }

  private static Verification verify(String secret, String signature, String body, long seconds) {
    return new StandardWebhooksVerifier(List.of(secret))
        .verify(request(signature, body), at(seconds));
  }

  private static Verification verifyWith(String header, String value) {
    Map<String, String> headers = new java.util.HashMap<>(request(SIGNATURE, BODY).headers());
    headers.put(header, value);
    return new StandardWebhooksVerifier(List.of(SECRET))
        .verify(new WebhookRequest(headers, BODY.getBytes(UTF_8)), at(0));
  }

  private static WebhookRequest request(String signature, String body) {
    return new WebhookRequest(
        Map.of(
            "Webhook-Id", ID,
            "Webhook-Timestamp", Long.toString(SENT),
            "Webhook-Signature", signature),
        body.getBytes(UTF_8));
  }

  private static Instant at(long secondsLater) {
    return Instant.ofEpochSecond(SENT + secondsLater);
  }
}
