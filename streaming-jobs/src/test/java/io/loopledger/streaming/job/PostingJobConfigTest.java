package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.streaming.lineage.LineageTarget;
import io.loopledger.streaming.posting.ReferenceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostingJobConfigTest {
  private final Path folder;
  private final Path passwordFile;

  PostingJobConfigTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.passwordFile = Files.writeString(folder.resolve("secret"), "s3cret\n");
  }

  @Test
  void whatIsNotSaidHasItsDefault() throws IOException {
    PostingJobConfig config = PostingJobConfig.of(required());

    assertThat(config)
        .isEqualTo(
            new PostingJobConfig(
                "127.0.0.1:9092",
                new LakeConfig("jdbc:postgresql:lake", "lake", "s3cret", "file:///lake"),
                "file:///checkpoints",
                "/reference",
                "/keys",
                8081,
                Duration.ofSeconds(1),
                1,
                2_000,
                Deployment.ONE_MACHINE));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Properties properties = required();
    properties.setProperty("commit-interval", " 750ms ");
    properties.setProperty("parallelism", "4");
    properties.setProperty("max-events-per-subject", "17");
    properties.setProperty("rest.port", "8099");
    properties.setProperty("start", "forced");
    properties.setProperty("profile", "thrifty");
    properties.setProperty("state-backend", "rocksdb");
    properties.setProperty("checkpoint-timeout", "90s");

    PostingJobConfig config = PostingJobConfig.of(properties);

    assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(750));
    assertThat(config.parallelism()).isEqualTo(4);
    assertThat(config.maxEventsPerSubject()).isEqualTo(17);
    assertThat(config.restPort()).isEqualTo(8099);
    assertThat(config.deployment().start()).isEqualTo(StartPolicy.FORCED);
    assertThat(config.deployment().running())
        .isEqualTo(new Running(Profile.THRIFTY, StateBackend.ROCKSDB, Duration.ofSeconds(90)));
  }

  @Test
  void aLakeOnS3IsReachedAsTheKeysSay() throws IOException {
    Properties properties = required();
    properties.setProperty("lake.warehouse", "s3://ledgers/lake");
    properties.setProperty("lake.s3.endpoint", "http://127.0.0.1:9000");
    properties.setProperty("lake.s3.region", "eu-central-1");
    properties.setProperty("lake.s3.addressing", "path");
    properties.setProperty("lake.s3.uploads", "whole");
    properties.setProperty("lake.s3.access-key", "key");
    properties.setProperty("lake.s3.secret-key-file", passwordFile.toString());

    PostingJobConfig config = PostingJobConfig.of(properties);

    assertThat(config.lake().catalogProperties())
        .containsEntry("warehouse", "s3://ledgers/lake")
        .containsEntry("io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
        .containsEntry("s3.endpoint", "http://127.0.0.1:9000")
        .containsEntry("client.region", "eu-central-1")
        .containsEntry("s3.path-style-access", "true")
        .containsEntry("s3.chunked-encoding-enabled", "false")
        .containsEntry("s3.access-key-id", "key")
        .containsEntry("s3.secret-access-key", "s3cret");
    assertThat(config.toString()).contains("s3://ledgers/lake", "eu-central-1");
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @Test
  void whoWatchesTheJobIsRead() throws IOException {
    Properties properties = required();
    assertThat(PostingJobConfig.of(properties).deployment().watching()).isEqualTo(Watching.NOBODY);

    properties.setProperty("metrics.port", "9249");
    properties.setProperty("lineage.url", "https://lineage.example/api/v1/lineage");
    assertThat(PostingJobConfig.of(properties).deployment().watching())
        .isEqualTo(
            new Watching(
                OptionalInt.of(9249),
                new LineageTarget.ToUrl("https://lineage.example/api/v1/lineage")));
  }

  @Test
  void wrongWatchersAreNamed() {
    Properties properties = required();
    properties.setProperty("metrics.port", "99999");
    properties.setProperty("lineage.file", "/tmp/runs");
    properties.setProperty("lineage.url", "https://me:secret@lineage.example");

    assertThatThrownBy(() -> PostingJobConfig.of(properties))
        .hasMessageContainingAll(
            "metrics.port is '99999'; it must be a whole number from 1 to 65535",
            "lineage.file and lineage.url are both set",
            "lineage.url must be an http or https address without user and password")
        .hasMessageNotContaining("secret@");
  }

  @Test
  void anAccessKeyNeedsItsSecret() {
    Properties properties = required();
    properties.setProperty("lake.s3.access-key", "key");

    assertThatThrownBy(() -> PostingJobConfig.of(properties))
        .hasMessageEndingWith("\n- lake.s3.secret-key-file is missing");
  }

  @Test
  void everyClientOfKafkaGetsTheSecurityThatIsAskedFor() throws IOException {
    Path certificates = Files.writeString(folder.resolve("ca.pem"), "-----BEGIN...\n");
    Properties properties = required();
    properties.setProperty("kafka.security.protocol", "SASL_SSL");
    properties.setProperty("kafka.sasl.username", "a \"job\"");
    properties.setProperty("kafka.sasl.password-file", passwordFile.toString());
    properties.setProperty("kafka.ssl.ca-file", certificates.toString());

    KafkaSecurity security = PostingJobConfig.of(properties).deployment().kafka();

    assertThat(security.properties())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry(
            "sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"a \\\"job\\\"\" password=\"s3cret\";")
        .containsEntry("ssl.truststore.type", "PEM")
        .containsEntry("ssl.truststore.certificates", "-----BEGIN...")
        .hasSize(5);
    assertThat(security.toString()).doesNotContain("s3cret").contains("SASL_SSL", "a \"job\"");
  }

  @Test
  void saslNeedsAUserAndAPassword() {
    Properties properties = required();
    properties.setProperty("kafka.security.protocol", "SASL_SSL");

    assertThatThrownBy(() -> PostingJobConfig.of(properties))
        .hasMessageEndingWith(
            "\n- kafka.sasl.username is missing\n- kafka.sasl.password-file is missing");
  }

  @Test
  void aFileIsReadAsUtf8Properties() throws IOException {
    Path file = folder.resolve("job.properties");
    StringBuilder lines = new StringBuilder();
    required().forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    Files.writeString(file, lines + "# comment\nreference.dir=/r\u00e9f\u00e9rence\n");

    assertThat(PostingJobConfig.read(file).referenceDir()).isEqualTo("/r\u00e9f\u00e9rence");
  }

  @ParameterizedTest
  @CsvSource({
    "2s, PT2S",
    "1m, PT1M",
    "500ms, PT0.5S",
    "1h, PT1H",
    "1m30s, PT1M30S",
    "0.5s, PT0.5S"
  })
  void aDurationIsANumberAndAUnit(String text, Duration expected) throws IOException {
    Properties properties = required();
    properties.setProperty("commit-interval", text);

    assertThat(PostingJobConfig.of(properties).commitInterval()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.bootstrap-servers",
        "catalog.uri",
        "catalog.user",
        "catalog.password-file",
        "lake.warehouse",
        "checkpoint.dir",
        "brand-keys.dir"
      })
  void aRequiredKeyThatIsMissingOrBlankIsNamed(String key) {
    Properties missing = required();
    missing.remove(key);
    Properties blank = required();
    blank.setProperty(key, "  ");

    for (Properties properties : new Properties[] {missing, blank}) {
      assertThatThrownBy(() -> PostingJobConfig.of(properties))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the posting job's configuration has problems:\n- " + key + " is missing");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "commit-interval, 2, 'a duration such as 500ms, 2s or 1m'",
    "commit-interval, fast, 'a duration such as 500ms, 2s or 1m'",
    "commit-interval, 0s, 'a duration such as 500ms, 2s or 1m'",
    "commit-interval, -2s, 'a duration such as 500ms, 2s or 1m'",
    "commit-interval, 0ms, 'a duration such as 500ms, 2s or 1m'",
    "commit-interval, -1ms, 'a duration such as 500ms, 2s or 1m'",
    "parallelism, 0, a whole number from 1 to 128",
    "parallelism, 129, a whole number from 1 to 128",
    "parallelism, two, a whole number from 1 to 128",
    "max-events-per-subject, -1, a whole number from 1 to 2147483647",
    "rest.port, 65536, a whole number from 1 to 65535",
    "rest.port, 1e3, a whole number from 1 to 65535",
    "checkpoint.dir, /checkpoints, a file:/// or s3:// address",
    "lake.warehouse, gs://bucket/lake, a file:/// or s3:// address",
    "lake.s3.addressing, host, 'one of [path, virtual-host]'",
    "start, maybe, 'one of [checked, forced]'",
    "kafka.security.protocol, TLS, 'one of [PLAINTEXT, SASL_PLAINTEXT, SASL_SSL, SSL]'",
  })
  void aValueThatIsNoneIsNamedWithWhatItMustBe(String key, String value, String form) {
    Properties properties = required();
    properties.setProperty(key, value);

    assertThatThrownBy(() -> PostingJobConfig.of(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the posting job's configuration has problems:\n- %s is '%s'; it must be %s",
            key, value, form);
  }

  @Test
  void anUnknownKeyIsNamedWithTheOnesThatExist() {
    Properties properties = required();
    properties.setProperty("paralelism", "2");

    assertThatThrownBy(() -> PostingJobConfig.of(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("- paralelism is not a key; known are [brand-keys.dir, ");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    Properties properties = new Properties();
    properties.setProperty("parallelism", "0");
    properties.setProperty("x", "1");

    assertThatThrownBy(() -> PostingJobConfig.of(properties))
        .message()
        .satisfies(message -> assertThat(message.lines()).hasSize(1 + 8 + 1 + 1));
  }

  @Test
  void aMissingPasswordFileIsNamed() throws IOException {
    Files.delete(passwordFile);

    assertThatThrownBy(() -> PostingJobConfig.of(required()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(passwordFile.toString());
  }

  @Test
  void referenceDataComesFromAFolderOrFromATopic() throws IOException {
    Properties properties = required();
    assertThat(PostingJobConfig.of(properties).references())
        .isEqualTo(new ReferenceSource.Folder("/reference"));

    properties.setProperty("reference.topic", "reference");
    assertThatThrownBy(() -> PostingJobConfig.of(properties))
        .hasMessageEndingWith(
            "\n- reference.dir and reference.topic are both given; give one of them");

    properties.remove("reference.dir");
    assertThat(PostingJobConfig.of(properties).references())
        .isInstanceOfSatisfying(
            ReferenceSource.Topic.class,
            topic -> {
              assertThat(topic.topic()).isEqualTo("reference");
              assertThat(topic.client())
                  .containsEntry("bootstrap.servers", "127.0.0.1:9092")
                  .containsEntry("security.protocol", "PLAINTEXT");
            });

    properties.remove("reference.topic");
    assertThatThrownBy(() -> PostingJobConfig.of(properties))
        .hasMessageEndingWith(
            "\n- reference.dir and reference.topic are missing; give one of them");
  }

  @Test
  void thePasswordIsNotPrinted() throws IOException {
    assertThat(PostingJobConfig.of(required()).toString())
        .contains("jdbc:postgresql:lake")
        .doesNotContain("s3cret");
  }

  private Properties required() {
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap-servers", "127.0.0.1:9092");
    properties.setProperty("catalog.uri", "jdbc:postgresql:lake");
    properties.setProperty("catalog.user", "lake");
    properties.setProperty("catalog.password-file", passwordFile.toString());
    properties.setProperty("lake.warehouse", "file:///lake");
    properties.setProperty("checkpoint.dir", "file:///checkpoints");
    properties.setProperty("reference.dir", "/reference");
    properties.setProperty("brand-keys.dir", "/keys");
    return properties;
  }
}
