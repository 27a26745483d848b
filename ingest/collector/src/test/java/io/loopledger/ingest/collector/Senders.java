package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends webhooks as shops, portals and marketplaces do. */
record Senders(Door door, int mostTries) {
  static final String SHOP = "/v1/webhooks/acme-shop";
  static final String SHOP_SECRET = "shpss_0123456789abcdef";
  static final String PORTAL_SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** A document as Shopify's documentation shows it. */
  static String shopify(String name) throws IOException {
    try (InputStream in = Senders.class.getResourceAsStream("shopify-" + name + ".json")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }

  HttpResponse<String> shop(String topic, String id, String body) throws Exception {
    return shop(SHOP_SECRET, topic, id, body);
  }

  HttpResponse<String> shop(String secret, String topic, String id, String body) throws Exception {
    return post(
        SHOP,
        body,
        "X-Shopify-Topic",
        topic,
        "X-Shopify-Webhook-Id",
        id,
        "X-Shopify-Event-Id",
        UUID.randomUUID().toString(),
        "X-Shopify-Hmac-Sha256",
        hmac(secret.getBytes(UTF_8), body));
  }

  HttpResponse<String> portal(String id, Instant time, String body) throws Exception {
    String timestamp = Long.toString(time.getEpochSecond());
    byte[] key = Base64.getDecoder().decode(PORTAL_SECRET);
    return post(
        "/v1/webhooks/portal",
        body,
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        "v1," + hmac(key, id + "." + timestamp + "." + body));
  }

  HttpResponse<String> ebay(KeyPair keys, String kid, String body) throws Exception {
    Signature signer = Signature.getInstance("SHA1withECDSA");
    signer.initSign(keys.getPrivate());
    signer.update(body.getBytes(UTF_8));
    String header =
        "{\"alg\":\"ecdsa\",\"kid\":\"%s\",\"signature\":\"%s\",\"digest\":\"SHA1\"}"
            .formatted(kid, Base64.getEncoder().encodeToString(signer.sign()));
    return post(
        "/v1/webhooks/ebay",
        body,
        "X-EBAY-SIGNATURE",
        Base64.getEncoder().encodeToString(header.getBytes(UTF_8)));
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(door.uri(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    for (int tries = 1; ; tries++) {
      HttpResponse<String> answer =
          Door.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      door.described.check(answer);
      if (answer.statusCode() != 503 || tries >= mostTries) {
        return answer;
      }
      // As every sender does; a machine with much to do may not answer in time.
      Thread.sleep(300);
    }
  }

  private static String hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }
}
