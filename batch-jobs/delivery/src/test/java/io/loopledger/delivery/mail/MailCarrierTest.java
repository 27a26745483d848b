package io.loopledger.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.loopledger.delivery.carry.BaseLinks;
import io.loopledger.delivery.carry.Carrier;
import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.DeliveryException.Kind;
import io.loopledger.delivery.carry.Links;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.testing.CutProxy;
import io.loopledger.delivery.testing.Packages;
import io.loopledger.delivery.testing.SftpServer;
import io.loopledger.delivery.testing.TestClock;
import io.loopledger.night.settings.NightSettings;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real mail server. */
class MailCarrierTest {
  private static final long LIMIT = 1 << 20;
  private static final Instant NOW = Instant.parse("2026-11-01T05:00:00Z");

  private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
  private Path folder = Path.of("");

  @BeforeEach
  void start(@TempDir Path temporary) {
    folder = temporary;
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Carrier carrier(int port, Optional<Links> links) {
    Target.Mail target =
        new Target.Mail(
            "acme-mail",
            new NightSettings.Mail(
                "127.0.0.1",
                port,
                NightSettings.Mail.Tls.NONE,
                "",
                Optional.empty(),
                "reports@loop.example",
                List.of("finance@acme.example", "esg@acme.example")),
            LIMIT,
            Optional.empty());
    return new MailCarrier(target, links, new TestClock(NOW.toString()));
  }

  private Carrier carrier() {
    return carrier(server.getSmtp().getPort(), Optional.empty());
  }

  private DeliveryPackage pack(Map<String, byte[]> files) {
    return Packages.of(folder, "acme-units-2026-10", files, Optional.empty());
  }

  @Test
  void filesAreAttachedByteForByteUnderTheirNames() throws Exception {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
    String hostile = "\u202e=1+1 \"caf\u00e9\" \ud83c\udf75; x=y.csv";
    String name = names.newEncoder().canEncode(hostile) ? hostile : "=1+1 \"caf\"; x=y.csv";
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(name, Packages.noise(10_000));
    files.put("datapackage.json", "{}".getBytes(StandardCharsets.UTF_8));
    DeliveryPackage what = pack(files);

    Carrier.Receipt receipt = carrier().carry(what);

    assertThat(receipt.place()).isEqualTo("mail to finance@acme.example, esg@acme.example");
    // one message, of which each receiver has a copy
    assertThat(server.getReceivedMessages()).hasSize(2);
    MimeMessage message = server.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("Units of acme, 2026-10");
    assertThat(message.getSentDate()).isEqualTo(Date.from(NOW));
    Multipart parts = (Multipart) message.getContent();
    assertThat(parts.getCount()).isEqualTo(3);
    assertThat(parts.getBodyPart(0).getContent().toString())
        .isEqualTo(
            "Units of acme, 2026-10\r\n\r\n%s (10000 bytes, SHA-256 %s)\r\ndatapackage.json (2 bytes, SHA-256 %s)\r\n"
                .formatted(name, what.files().getFirst().sha256(), what.manifest().sha256()));
    BodyPart first = parts.getBodyPart(1);
    assertThat(first.getFileName()).isEqualTo(name);
    assertThat(first.getInputStream().readAllBytes()).isEqualTo(Packages.noise(10_000));
    assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("datapackage.json");
  }

  @Test
  void aRepeatHasTheSameIdAndOtherContentAnother() throws Exception {
    DeliveryPackage what = pack(Packages.files("datapackage.json", "{}"));
    carrier().carry(what);
    carrier().carry(what);
    carrier().carry(pack(Packages.files("datapackage.json", "{r}")));

    // 44136fa3... is the SHA-256 of {}, e9b9cc96... that of {r}; each receiver has a copy
    String first = "<acme-units-2026-10.44136fa355b3678a@loop.example>";
    String other = "<acme-units-2026-10.e9b9cc969439f0c9@loop.example>";
    assertThat(ids()).containsExactlyInAnyOrder(first, first, first, first, other, other);
  }

  private List<String> ids() throws Exception {
    List<String> ids = new ArrayList<>();
    for (MimeMessage message : server.getReceivedMessages()) {
      ids.add(message.getMessageID());
    }
    return ids;
  }

  @Test
  void whatIsTooLargeGoesAsLinks() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("units of acme.csv", Packages.noise(2 << 20));
    files.put("datapackage.json", "{}".getBytes(StandardCharsets.UTF_8));
    Links links = new BaseLinks(URI.create("https://files.loop.example/acme"));

    carrier(server.getSmtp().getPort(), Optional.of(links)).carry(pack(files));

    Multipart parts = (Multipart) server.getReceivedMessages()[0].getContent();
    assertThat(parts.getCount()).isEqualTo(1);
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains(
            "https://files.loop.example/acme/acme-units-2026-10/units%20of%20acme.csv",
            "https://files.loop.example/acme/acme-units-2026-10/datapackage.json");
  }

  @Test
  void whatIsTooLargeAndHasNoLinkIsForAPerson() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("units.csv", Packages.noise(1 << 20));
    files.put("datapackage.json", "{}".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> carrier().carry(pack(files)))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining(
            "package acme-units-2026-10 has 1048578 bytes, attachment-limit-mib allows 1048576; raise it, or set link-target");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aConnectionCutInTheMiddleBringsNothingAndTheNextTryOneMessage() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("units.csv", Packages.noise(60_000));
    files.put("datapackage.json", "{}".getBytes(StandardCharsets.UTF_8));
    DeliveryPackage what = pack(files);
    try (CutProxy proxy = CutProxy.before(server.getSmtp().getPort())) {
      proxy.cutAfter(30_000);
      Carrier carrier = carrier(proxy.port(), Optional.empty());

      assertThatThrownBy(() -> carrier.carry(what))
          .isInstanceOfSatisfying(
              DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DOWN))
          .hasMessageContaining("mail acme-mail (127.0.0.1:%d)".formatted(proxy.port()));
      assertThat(server.getReceivedMessages()).isEmpty();

      proxy.heal();
      carrier.carry(what);
    }
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aServerThatIsDownIsWorthWaitingFor() {
    int port = server.getSmtp().getPort();
    server.stop();

    assertThatThrownBy(
            () ->
                carrier(port, Optional.empty())
                    .carry(pack(Packages.files("datapackage.json", "{}"))))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DOWN));
  }

  @Test
  void aPasswordIsNeverSentToAServerWithoutEncryption() throws IOException {
    GreenMail plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    plain.start();
    try {
      Target.Mail target =
          new Target.Mail(
              "acme-mail",
              new NightSettings.Mail(
                  "127.0.0.1",
                  plain.getSmtp().getPort(),
                  NightSettings.Mail.Tls.STARTTLS,
                  "loop",
                  Optional.of(SftpServer.secret(folder.resolve("password"), "secret")),
                  "reports@loop.example",
                  List.of("finance@acme.example")),
              LIMIT,
              Optional.empty());

      assertThatThrownBy(
              () ->
                  new MailCarrier(target, Optional.empty(), new TestClock(NOW.toString()))
                      .carry(pack(Packages.files("datapackage.json", "{}"))))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("STARTTLS is required");
      assertThat(plain.getReceivedMessages()).isEmpty();
    } finally {
      plain.stop();
    }
  }

  @Test
  void aWrongPasswordIsForAPerson() throws IOException {
    server.setUser("loop", "secret");
    Target.Mail target =
        new Target.Mail(
            "acme-mail",
            new NightSettings.Mail(
                "127.0.0.1",
                server.getSmtp().getPort(),
                NightSettings.Mail.Tls.NONE,
                "loop",
                Optional.of(SftpServer.secret(folder.resolve("password"), "wrong")),
                "reports@loop.example",
                List.of("finance@acme.example")),
            LIMIT,
            Optional.empty());

    assertThatThrownBy(
            () ->
                new MailCarrier(target, Optional.empty(), new TestClock(NOW.toString()))
                    .carry(pack(Packages.files("datapackage.json", "{}"))))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("user 'loop' is not let in; check user and password-file")
        .hasMessageNotContaining("wrong");
    assertThat(server.getReceivedMessages()).isEmpty();
  }
}
