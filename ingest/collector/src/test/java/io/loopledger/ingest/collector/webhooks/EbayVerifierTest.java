package io.loopledger.ingest.collector.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a key pair of its own, and a vector that eBay publishes. */
class EbayVerifierTest {
  private static final String TOKEN = "a-verification-token-of-32-letters";
  private static final String ENDPOINT = "https://events.example.com/v1/webhooks/ebay";
  private static final String KID = "key-1";
  private static final String BODY =
      "{\"metadata\":{\"topic\":\"MARKETPLACE_ACCOUNT_DELETION\"},"
          + "\"notification\":{\"notificationId\":\"n-1\",\"publishAttemptCount\":1}}";

  private static KeyPair keys;

  private final Path folder;

  EbayVerifierTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    keys = generator.generateKeyPair();
  }

  @Test
  void theChallengeIsTheHashOfCodeTokenAndEndpoint() {
    // made with sha256sum
    assertThat(verifier().challenge("code-1"))
        .hasValue(
            "{\"challengeResponse\":"
                + "\"be8b34ce42e595c0c086884c47e067bdedb8117e3c54a11acfcc35d098161a67\"}");
  }

  @Test
  void aSignedBodyIsGenuineAndItsRepetitionHasTheSameKey() throws Exception {
    String again = BODY.replace("Count\":1", "Count\":2");

    Verification first = verify(header("SHA1", "SHA1withECDSA", BODY), BODY);
    Verification second = verify(header("SHA256", "SHA256withECDSA", again), again);

    assertThat(first)
        .isEqualTo(second)
        .isInstanceOfSatisfying(
            Verification.Genuine.class,
            genuine -> {
              assertThat(genuine.topic()).isEqualTo("MARKETPLACE_ACCOUNT_DELETION");
              assertThat(genuine.id()).isEqualTo("n-1");
            });
  }

  @Test
  void anythingElseIsRefused() throws Exception {
    String good = header("SHA1", "SHA1withECDSA", BODY);

    assertThat(verify(good, BODY + " ")).isInstanceOf(Verification.Refused.class);
    assertThat(verify("", BODY)).isInstanceOf(Verification.Refused.class);
    assertThat(verify("%%%", BODY)).isInstanceOf(Verification.Refused.class);
    assertThat(verify(header("MD5", "SHA1withECDSA", BODY), BODY))
        .isInstanceOf(Verification.Refused.class);
    assertThat(verify(packed("ecdsa", "other", "SHA1", "AAAA"), BODY))
        .isInstanceOf(Verification.Refused.class);
    assertThat(verify(packed("ecdsa", "../key-1", "SHA1", "AAAA"), BODY))
        .isInstanceOf(Verification.Refused.class);
    assertThat(verify(packed("ecdsa", KID, "SHA1", "AAAA"), BODY))
        .isInstanceOf(Verification.Refused.class);
    assertThat(verify(packed("none", KID, "SHA1", ""), BODY))
        .isInstanceOf(Verification.Refused.class);
  }

  @Test
  void aKeyThatCannotBeReadRefusesNothing() throws Exception {
    Files.writeString(folder.resolve("broken.pem"), "-----BEGIN PUBLIC KEY-----no");

    assertThat(verify(packed("ecdsa", "broken", "SHA1", "AAAA"), BODY))
        .isInstanceOf(Verification.Unknown.class);
  }

  @Test
  void theVectorOfEbaysOwnLibraryIsGenuine() throws Exception {
    Files.writeString(
        folder.resolve("9936261a-7d7b-4621-a0f1-96ccb428af49.pem"),
        "-----BEGIN PUBLIC KEY-----MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZhhxXKtR+TOvtDbgTPCkSof02qgB"
            + "B7IsYOyf76ilExJ/upAa/vKIKheOoCyOpcLmi4t0b4uepb7LLjmMr90FUg==-----END PUBLIC KEY-----");
    String header =
        "eyJhbGciOiJlY2RzYSIsImtpZCI6Ijk5MzYyNjFhLTdkN2ItNDYyMS1hMGYxLTk2Y2NiNDI4YWY0OSIsInNpZ25hdHVy"
            + "ZSI6Ik1FWUNJUUNmeGZJV3V4bVdjSUJRSjljNS9YN2lHREpxczJSQ0dzQkVhQWppbnlycmZBSWhBSVY2d0djVGlC"
            + "dVY1S0pVaWYyaG9reXJMK1E5c3NIa2FkK214Mm5FRTI1dyIsImRpZ2VzdCI6IlNIQTEifQ==";
    String body =
        "{\"metadata\":{\"topic\":\"MARKETPLACE_ACCOUNT_DELETION\",\"schemaVersion\":\"1.0\","
            + "\"deprecated\":false},\"notification\":{\"notificationId\":"
            + "\"49feeaeb-4982-42d9-a377-9645b8479411_33f7e043-fed8-442b-9d44-791923bd9a6d\","
            + "\"eventDate\":\"2021-03-19T20:43:59.462Z\",\"publishDate\":\"2021-03-19T20:43:59.679Z\","
            + "\"publishAttemptCount\":1,\"data\":{\"username\":\"test_user\",\"userId\":\"ma8vp1jySJC\","
            + "\"eiasToken\":\"nY+sHZ2PrBmdj6wVnY+sEZ2PrA2dj6wJnY+gAZGEpwmdj6x9nY+seQ==\"}}}";

    assertThat(verify(header, body)).isInstanceOf(Verification.Genuine.class);
    assertThat(verify(header, body.replace("test_user", "another")))
        .isInstanceOf(Verification.Refused.class);
  }

  private EbayVerifier verifier() {
    return new EbayVerifier(TOKEN, ENDPOINT, new EbayKeyFolder(folder));
  }

  private Verification verify(String header, String body) throws IOException {
    Files.writeString(folder.resolve(KID + ".pem"), pem(keys));
    return verifier()
        .verify(
            new WebhookRequest(Map.of("X-EBAY-SIGNATURE", header), body.getBytes(UTF_8)),
            Instant.EPOCH);
  }

  static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded()));
  }

  private static String header(String digest, String algorithm, String body)
      throws GeneralSecurityException {
    return packed("ecdsa", KID, digest, signature(keys, algorithm, body));
  }

  static String signature(KeyPair pair, String algorithm, String body)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(pair.getPrivate());
    signer.update(body.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(signer.sign());
  }

  static String packed(String alg, String kid, String digest, String signature) {
    String json =
        "{\"alg\":\"%s\",\"kid\":\"%s\",\"signature\":\"%s\",\"digest\":\"%s\"}"
            .formatted(alg, kid, signature, digest);
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }
}
