package io.loopledger.night.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.night.NightFailure;
import io.loopledger.night.calendar.Backoff;
import io.loopledger.night.calendar.CatchUp;
import io.loopledger.night.calendar.DueNights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightSettingsTest {
  @Test
  void theDefaultsAreThoseOfTheLocalPlatform(@TempDir Path home) {
    NightSettings settings = NightSettings.of(home, Map.of());

    assertThat(settings.database())
        .isEqualTo(
            new NightSettings.Database(
                "jdbc:postgresql://127.0.0.1:15432/batch",
                "batch",
                Optional.of(home.resolve("secrets/postgres/batch.password"))));
    assertThat(settings.calendar().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.calendar().time()).isEqualTo(LocalTime.of(2, 30));
    assertThat(settings.policy()).isEqualTo(new DueNights.Policy(CatchUp.ALL, 31));
    assertThat(settings.backoff())
        .isEqualTo(new Backoff(8, Duration.ofSeconds(5), Duration.ofMinutes(5)));
    assertThat(settings.stopTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.onTime()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.thresholds().of("proof")).isZero();
    assertThat(settings.mail()).isEmpty();
    assertThat(settings.webhook()).isEmpty();
  }

  @Test
  void theEnvironmentGoesBeforeTheFile(@TempDir Path home) throws Exception {
    Files.writeString(
        home.resolve("night.properties"),
        "threshold=3\nthresholds=matching=20, proof=1\nzone=Asia/Tokyo\n");

    NightSettings settings =
        NightSettings.of(home, Map.of("LOOPLEDGER_NIGHT_ZONE", "Europe/Berlin"));

    assertThat(settings.calendar().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(List.of("matching", "proof", "other"))
        .map(settings.thresholds()::of)
        .containsExactly(20L, 1L, 3L);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce(@TempDir Path home) throws Exception {
    Files.writeString(home.resolve("night.properties"), "retry=3\ncatch-up=some\n");
    Map<String, String> environment = new HashMap<>();
    environment.put("LOOPLEDGER_NIGHT_DB_URL", "mysql://x");
    environment.put("LOOPLEDGER_NIGHT_ZONE", "Berlin");
    environment.put("LOOPLEDGER_NIGHT_TIME", "half past two");
    environment.put("LOOPLEDGER_NIGHT_CATCH_UP_LIMIT", "0");
    environment.put("LOOPLEDGER_NIGHT_RETRY_FIRST", "10min");
    environment.put("LOOPLEDGER_NIGHT_THRESHOLDS", "proof:1");
    environment.put("LOOPLEDGER_NIGHT_MAIL_HOST", "mail.example");
    environment.put("LOOPLEDGER_NIGHT_MAIL_TLS", "no");
    environment.put("LOOPLEDGER_NIGHT_WEBHOOK_URL", "http://203.0.113.7/x");

    assertThatThrownBy(() -> NightSettings.of(home, environment))
        .isInstanceOf(NightFailure.class)
        .hasMessage(
            """
            The settings of the night are wrong:
              night.properties: there is no setting 'retry'
              LOOPLEDGER_NIGHT_DB_URL is 'mysql://x', but it begins with jdbc:postgresql://
              LOOPLEDGER_NIGHT_ZONE is 'Berlin', but it is the name of a zone, such as Europe/Berlin
              LOOPLEDGER_NIGHT_TIME is 'half past two', but it is a time of day, such as 02:30
              night.properties: catch-up is 'some', but it is one of all, newest, none
              LOOPLEDGER_NIGHT_CATCH_UP_LIMIT is '0', but it is a number from 1 to 1000
              LOOPLEDGER_NIGHT_RETRY_FIRST is longer than LOOPLEDGER_NIGHT_RETRY_LONGEST; the first wait is at most the longest
              LOOPLEDGER_NIGHT_THRESHOLDS is 'proof:1', but it is written step=number, with commas between them
              LOOPLEDGER_NIGHT_MAIL_TLS is 'no', but it is one of starttls, tls, none
              LOOPLEDGER_NIGHT_MAIL_FROM is empty, but LOOPLEDGER_NIGHT_MAIL_HOST is set; set both or none
              LOOPLEDGER_NIGHT_MAIL_TO is empty, but LOOPLEDGER_NIGHT_MAIL_HOST is set; set both or none
              LOOPLEDGER_NIGHT_WEBHOOK_SECRET_FILE is empty, but LOOPLEDGER_NIGHT_WEBHOOK_URL is set; set both or none
              LOOPLEDGER_NIGHT_WEBHOOK_URL is 'http://203.0.113.7/x', but it is an https:// address (http:// only for this machine)""");
  }

  @Test
  void aSecretThatOthersMayReadIsRefused(@TempDir Path home) throws Exception {
    Path file = Files.writeString(home.resolve("secret"), "hush\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> SecretFile.read(file))
        .hasMessage("%s may be read by others; run: chmod 600 %s".formatted(file, file));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(SecretFile.read(file)).isEqualTo("hush");
  }
}
