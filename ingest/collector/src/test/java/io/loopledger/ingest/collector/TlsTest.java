package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate the collector speaks TLS, and nothing else. */
class TlsTest {
  private static final String PASSWORD = "for this test";

  @Test
  void eventsAreTakenOverTlsAndNotInPlainText(@TempDir Path folder) throws Exception {
    KeyStore store = selfSigned(folder.resolve("server.p12"));
    CollectorConfig.Tls tls =
        new CollectorConfig.Tls(
            pem(
                folder.resolve("server.crt"),
                "CERTIFICATE",
                store.getCertificate("s").getEncoded()),
            pem(
                folder.resolve("server.key"),
                "PRIVATE KEY",
                store.getKey("s", PASSWORD.toCharArray()).getEncoded()));
    try (Door door = Door.open(folder, Limits.DEFAULT, Duration.ofSeconds(8));
        Collector secured = door.startWith(tls);
        HttpClient trusting = HttpClient.newBuilder().sslContext(trusting(store)).build();
        HttpClient stranger = HttpClient.newHttpClient()) {
      String secure = "https://127.0.0.1:" + secured.port();

      HttpResponse<String> answer = trusting.send(sale(door, secure), asText());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThatThrownBy(() -> stranger.send(sale(door, secure), asText()))
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(stranger.send(sale(door, secure.replace("https", "http")), asText()).statusCode())
          .isEqualTo(400);
    }
  }

  private static HttpRequest sale(Door door, String address) {
    return HttpRequest.newBuilder(URI.create(address + "/v1/events"))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + door.token)
        .header("Content-Type", "application/cloudevents+json")
        .POST(HttpRequest.BodyPublishers.ofString(Door.sold("tls-1", 1)))
        .build();
  }

  private static HttpResponse.BodyHandler<String> asText() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static KeyStore selfSigned(Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool,
                    "-genkeypair",
                    "-alias",
                    "s",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=IP:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    file.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Path pem(Path file, String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, text, kind));
  }

  private static SSLContext trusting(KeyStore store) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("s", store.getCertificate("s"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
