package io.loopledger.delivery.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.schedule.Retry;
import io.loopledger.night.calendar.Backoff;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.sftp.SftpLogin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliverySettingsTest {
  private static final Path HOME = Path.of("/home/loop");

  @Test
  void withoutAFileThereAreNoTargets(@TempDir Path home) {
    DeliverySettings settings = DeliverySettings.of(home);

    assertThat(settings.targets()).isEmpty();
    assertThat(settings.keep()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.retry())
        .isEqualTo(new Retry(new Backoff(48, Duration.ofMinutes(1), Duration.ofHours(1))));
  }

  @Test
  void everyKindOfTargetIsRead() {
    DeliverySettings settings =
        DeliverySettings.read(
            HOME,
            """
            loopledger-delivery: 1
            keep-days: 90
            retry:
              times: 10
              first-minutes: 2
              longest-minutes: 30
            targets:
              - name: acme-files
                kind: folder
                folder: out/acme
              - name: acme-sftp
                kind: sftp
                host: files.acme.example
                port: 2222
                user: loop
                key-file: secrets/acme.key
                host-key: ecdsa-sha2-nistp256 AAAA
                folder: /in
              - name: acme-s3
                kind: s3
                bucket: acme-reports
                prefix: loop/2026
                region: eu-central-1
                endpoint: https://s3.acme.example
                path-style: true
                uploads: whole
                access-key-file: secrets/access
                secret-key-file: secrets/secret
              - name: acme-mail
                kind: mail
                host: smtp.loop.example
                user: reports
                password-file: secrets/smtp
                from: reports@loop.example
                to: [finance@acme.example, esg@acme.example]
                attachment-limit-mib: 5
                link-target: acme-s3
                link-hours: 24
              - name: acme-links
                kind: mail
                host: smtp.loop.example
                tls: none
                from: reports@loop.example
                to: [finance@acme.example]
                link-target: acme-files
                link-base: https://files.loop.example/acme
            """);

    assertThat(settings.keep()).isEqualTo(Duration.ofDays(90));
    assertThat(settings.retry())
        .isEqualTo(new Retry(new Backoff(10, Duration.ofMinutes(2), Duration.ofMinutes(30))));
    assertThat(settings.targets().values())
        .containsExactly(
            new Target.Folder("acme-files", HOME.resolve("out/acme")),
            new Target.Sftp(
                "acme-sftp",
                new SftpLogin(
                    "acme-sftp",
                    "files.acme.example",
                    2222,
                    "loop",
                    new SftpLogin.Secret.KeyFile(HOME.resolve("secrets/acme.key")),
                    "ecdsa-sha2-nistp256 AAAA",
                    "delivery.yaml"),
                "/in"),
            new Target.S3(
                "acme-s3",
                "acme-reports",
                "loop/2026/",
                "eu-central-1",
                Optional.of(URI.create("https://s3.acme.example")),
                Target.Addressing.PATH,
                Target.Uploads.WHOLE,
                Optional.of(
                    new Target.Keys(
                        HOME.resolve("secrets/access"), HOME.resolve("secrets/secret")))),
            new Target.Mail(
                "acme-mail",
                new NightSettings.Mail(
                    "smtp.loop.example",
                    587,
                    NightSettings.Mail.Tls.STARTTLS,
                    "reports",
                    Optional.of(HOME.resolve("secrets/smtp")),
                    "reports@loop.example",
                    List.of("finance@acme.example", "esg@acme.example")),
                5 << 20,
                Optional.of(new Target.Link.Presigned("acme-s3", Duration.ofHours(24)))),
            new Target.Mail(
                "acme-links",
                new NightSettings.Mail(
                    "smtp.loop.example",
                    587,
                    NightSettings.Mail.Tls.NONE,
                    "",
                    Optional.empty(),
                    "reports@loop.example",
                    List.of("finance@acme.example")),
                10 << 20,
                Optional.of(
                    new Target.Link.Base(
                        "acme-files", URI.create("https://files.loop.example/acme")))));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                DeliverySettings.read(
                    HOME,
                    """
                    loopledger-delivery: 2
                    keep-days: 0
                    retries: 3
                    targets:
                      - name: ACME
                        kind: ftp
                      - name: acme-sftp
                        kind: sftp
                        host: files.acme.example
                        port: 0
                        user: loop
                        password: secret
                        host-key: ecdsa-sha2-nistp256 AAAA
                        folder: /in
                      - name: acme-s3
                        kind: s3
                        bucket: acme
                        endpoint: http://203.0.113.7
                      - name: acme-mail
                        kind: mail
                        host: smtp.loop.example
                        tls: none
                        user: reports
                        password-file: smtp
                        from: reports
                        to: []
                        link-target: nobody
                    """))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            delivery.yaml: retries is no field here; known are [loopledger-delivery, keep-days, retry, targets]
            delivery.yaml: loopledger-delivery is '2'; give 1, the only version there is
            delivery.yaml: keep-days is '0'; give a whole number from 1 to 3650
            delivery.yaml: targets[1].name is 'ACME'; give small letters, digits and hyphens
            delivery.yaml: targets[1].kind is 'ftp'; give one of [folder, sftp, mail, s3]
            delivery.yaml: targets[1].folder is missing; give a text
            delivery.yaml: targets[2].password is no field here; known are [name, kind, host, port, user, key-file, password-file, host-key, folder]
            delivery.yaml: targets[2].key-file is missing; give it or password-file, one of both: a file in the home
            delivery.yaml: targets[2].port is '0'; give a whole number from 1 to 65535
            delivery.yaml: targets[3].endpoint is 'http://203.0.113.7'; give an https:// address (http:// only for this machine)
            delivery.yaml: targets[4].tls is 'none'; give starttls or tls: a password does not go out unencrypted
            delivery.yaml: targets[4].from is 'reports'; give one mailbox, such as reports@loop.example
            delivery.yaml: targets[4].to is '[]'; give a list of mailboxes, such as [finance@acme.example]
            delivery.yaml: targets[4].link-target is 'nobody'; give the name of an s3 target; with link-base also of a folder or sftp target"""
                .replace("\n", System.lineSeparator()));
  }
}
