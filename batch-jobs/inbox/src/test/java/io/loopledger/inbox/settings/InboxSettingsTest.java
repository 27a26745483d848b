package io.loopledger.inbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.inbox.issuer.LineGroup;
import io.loopledger.inbox.sftp.SftpSource;
import io.loopledger.sftp.SftpLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxSettingsTest {
  private static final Path HOME = Path.of("/home/loop");
  private static final String ALL =
      """
      loopledger-inbox: 1
      settle-seconds: 30
      sftp:
        - name: psp
          host: files.psp.example
          port: 2222
          user: loop
          key-file: secrets/psp.key
          host-key: ecdsa-sha2-nistp256 AAAA
          folder: /out
          brand: demo
          into: payments
          after: move
          done-folder: /out/done
      """;

  @Test
  void everySetting() {
    assertThat(InboxSettings.read(HOME, ALL))
        .isEqualTo(
            new InboxSettings(
                Duration.ofSeconds(30),
                List.of(
                    new SftpSource(
                        "psp",
                        "files.psp.example",
                        2222,
                        "loop",
                        new SftpLogin.Secret.KeyFile(Path.of("/home/loop/secrets/psp.key")),
                        "ecdsa-sha2-nistp256 AAAA",
                        "/out",
                        "demo",
                        Optional.of(LineGroup.PAYMENT),
                        Optional.of("/out/done")))));
  }

  @Test
  void theDefaults(@TempDir Path home) {
    assertThat(InboxSettings.of(home)).isEqualTo(InboxSettings.DEFAULT);
    InboxSettings read =
        InboxSettings.read(
            HOME, ALL.replaceAll("(?m)^( *)(settle-seconds|port|into|after|done-folder):.*\n", ""));
    assertThat(read.settle()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read.sources().getFirst().port()).isEqualTo(22);
    assertThat(read.sources().getFirst().group()).isEmpty();
    assertThat(read.sources().getFirst().doneFolder()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "settle-seconds: 30 | settle-seconds: soon | settle-seconds is 'soon'; give a whole number from 0 to 3600",
        "port: 2222 | port: 0 | sftp[1].port is '0'; give a whole number from 1 to 65535",
        "host-key: ecdsa-sha2-nistp256 AAAA | folder2: x | sftp[1].folder2 is no field here",
        "host-key: ecdsa-sha2-nistp256 AAAA | '' | sftp[1].host-key is missing; give a text",
        "brand: demo | brand: ../x | sftp[1].brand is '../x'; give the id of a registered brand",
        "into: payments | into: pay | sftp[1].into is 'pay'; give a folder of a kind, such as carriers",
        "after: move | after: delete | sftp[1].after is 'delete'; give leave, or move with a done-folder",
        "after: move | after: leave | sftp[1].after is 'leave'; give move, since there is a done-folder",
        "key-file: secrets/psp.key | '' | sftp[1].key-file is missing; give it or password-file, one of both",
        "name: psp | name: P/S | sftp[1].name is 'P/S'; give small letters, digits and hyphens",
        "loopledger-inbox: 1 | loopledger-inbox: 2 | loopledger-inbox is '2'; give 1",
      })
  void whatIsWrongIsToldWithTheFix(String line, String instead, String message) {
    assertThatThrownBy(() -> InboxSettings.read(HOME, ALL.replace(line, instead)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inbox.yaml: " + message);
  }
}
