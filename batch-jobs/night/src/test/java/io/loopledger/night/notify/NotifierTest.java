package io.loopledger.night.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.summary.NightSummary.State;
import io.loopledger.night.testing.Nights;
import io.loopledger.night.testing.TestClock;
import io.loopledger.night.testing.WorkStep;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {
  private static final String NIGHT = "2026-11-25";
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final TestClock clock = TestClock.standing("2026-11-26T03:00:00Z");
  private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
  private Path home;
  private Nights nights;

  @BeforeEach
  void mailServer(@TempDir Path folder) {
    home = folder;
    nights = new Nights(folder, clock);
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @Test
  void findingsAboveTheThresholdAreToldByMailOnce() throws Exception {
    nights.set("THRESHOLDS", "proof=2").tell(mailbox());

    nights.run(NIGHT, found("proof", 3));
    nights.run(Nights.wish(NIGHT), found("proof", 3));

    assertThat(mails()).isEqualTo(1);
    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getSubject())
        .isEqualTo("Night of 2026-11-25: 3 findings; too many in proof");
    assertThat(message.getFrom()[0]).hasToString("night@loopledger.example");
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("lead@brand.example", "ops@brand.example");
    assertThat(GreenMailUtil.getBody(message).replace("\r\n", "\n"))
        .startsWith(
            "Night of 2026-11-25: 3 findings; too many in proof\nLook at the findings of proof.\n");
  }

  @Test
  void findingsWithinTheThresholdAreToldNobody() throws Exception {
    nights.set("THRESHOLD", "3").tell(mailbox());

    var night = nights.run(NIGHT, found("proof", 3));

    assertThat(night.state()).isEqualTo(State.CLEAN);
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void everyFailedAttemptIsToldButFindingsOnce() throws Exception {
    nights.tell(mailbox());

    nights.run(NIGHT, found("proof", 1), failing());
    nights.run(NIGHT, found("proof", 1), failing());
    nights.run(NIGHT, found("proof", 1), found("matching", 0));

    assertThat(mails()).isEqualTo(2);
    assertThat(nights.work().query("SELECT outcome FROM night_notice ORDER BY 1"))
        .containsExactly(
            "night-2026-11-25/failed/matching/attempt-1",
            "night-2026-11-25/failed/matching/attempt-2",
            "night-2026-11-25/findings/proof");
  }

  @Test
  void theWebhookIsSignedAndCarriesTheSummary() throws Exception {
    Receiver receiver = new Receiver(200);
    nights.tell(webhook(receiver.port()));

    nights.run(NIGHT, found("proof", 1));
    receiver.close();

    assertThat(receiver.bodies).hasSize(1);
    String body = receiver.bodies.getFirst();
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(body))
        .isEqualTo(json.readTree(home.resolve("nights/2026-11-25/summary.json").toFile()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    String signed =
        "night-2026-11-25.attempt-1.%d.%s".formatted(clock.instant().getEpochSecond(), body);
    assertThat(receiver.headers.getFirst())
        .isEqualTo(
            List.of(
                "night-2026-11-25.attempt-1",
                Long.toString(clock.instant().getEpochSecond()),
                "v1,"
                    + Base64.getEncoder()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)))));
  }

  @Test
  void whatCannotBeSentIsToldAndTriedAgainAndDoesNotFailTheNight() throws Exception {
    Receiver broken = new Receiver(500);
    nights.tell(webhook(broken.port()));
    var night = nights.run(NIGHT, found("proof", 1));
    broken.close();
    Receiver mended = new Receiver(204);
    nights.tell(webhook(mended.port()));
    nights.run(Nights.wish(NIGHT), found("proof", 1));
    mended.close();

    assertThat(night.state()).isEqualTo(State.FINDINGS);
    assertThat(nights.told())
        .contains(
            "Problem: webhook could not be told: 127.0.0.1 answered 500. The next run tries again.",
            "Told webhook: Night of 2026-11-25: 1 finding; too many in proof");
    assertThat(mended.bodies).hasSize(1);
  }

  @Test
  void aMessageThatWasCutIsNotSentAgain() throws Exception {
    nights.run(NIGHT, found("proof", 1));
    nights
        .work()
        .update(
            "INSERT INTO night_notice VALUES ('night-2026-11-25/findings/proof', 'mail', 'SENDING', now())");
    nights.tell(mailbox());

    nights.run(Nights.wish(NIGHT), found("proof", 1));

    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(nights.told())
        .contains(
            "The run before was cut while it told mail of night-2026-11-25/findings/proof: it may or may not have arrived; it is not sent again.");
  }

  /** The server keeps a copy for each of the two receivers. */
  private int mails() {
    return mail.getReceivedMessages().length / 2;
  }

  private NightStep found(String name, long findings) {
    return new WorkStep(name, nights.work(), findings, WorkStep.Incident.NONE);
  }

  private NightStep failing() {
    return new WorkStep(
        "matching",
        nights.work(),
        0,
        (point, context, progress) -> {
          throw new IllegalStateException("no statements");
        });
  }

  private Channel mailbox() {
    return new MailChannel(
        new NightSettings.Mail(
            "127.0.0.1",
            mail.getSmtp().getPort(),
            NightSettings.Mail.Tls.NONE,
            "",
            Optional.empty(),
            "night@loopledger.example",
            List.of("lead@brand.example", "ops@brand.example")),
        clock);
  }

  private Channel webhook(int port) throws IOException {
    Path secret = home.resolve("secret");
    Files.deleteIfExists(secret);
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "whsec_" + Base64.getEncoder().encodeToString(KEY) + "\n");
    URI address = URI.create("http://127.0.0.1:%d/night".formatted(port));
    return new WebhookChannel(new NightSettings.Webhook(address, secret), clock);
  }

  /** Takes messages and answers with a status. */
  private static final class Receiver {
    private final List<String> bodies = new ArrayList<>();
    private final List<List<String>> headers = new ArrayList<>();
    private final HttpServer server;

    Receiver(int status) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/night",
          exchange -> {
            take(exchange);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      headers.add(
          List.of(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature")));
    }

    int port() {
      return server.getAddress().getPort();
    }

    void close() {
      server.stop(0);
    }
  }
}
