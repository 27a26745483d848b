package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.streaming.PostingClusterMain;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of deploy/kubernetes, against what the operator and the job accept. */
class KubernetesManifestsTest {
  private static final Path MANIFESTS = Path.of("../deploy/kubernetes");
  private static final FlinkDeploymentSchema SCHEMA = FlinkDeploymentSchema.ofOperator();

  @ParameterizedTest
  @ValueSource(strings = {"live", "thrifty"})
  void theOperatorAcceptsTheDeployment(String profile) throws IOException {
    assertThat(SCHEMA.problems(deployment(profile))).isEmpty();
  }

  @Test
  void aFieldThatTheOperatorDoesNotKnowIsFound() throws IOException {
    JsonNode deployment = deployment("live");
    ((ObjectNode) deployment.at("/spec/job")).put("upgradeMod", "savepoint");

    assertThat(SCHEMA.problems(deployment))
        .singleElement()
        .asString()
        .contains("/spec/job", "upgradeMod");
  }

  @Test
  void aValueOfTheWrongKindIsFound() throws IOException {
    JsonNode deployment = deployment("live");
    ((ObjectNode) deployment.at("/spec/job")).put("upgradeMode", "never").put("parallelism", "two");

    assertThat(SCHEMA.problems(deployment)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "thrifty"})
  void itIsUpgradedBySavepointAndGoesOnFromWhatItKeeps(String profile) throws IOException {
    JsonNode deployment = deployment(profile);

    assertThat(deployment.at("/spec/job/upgradeMode").asText()).isEqualTo("savepoint");
    assertThat(deployment.at("/spec/job/allowNonRestoredState").asBoolean()).isFalse();
    assertThat(deployment.at("/spec/job/entryClass").asText())
        .isEqualTo(PostingClusterMain.class.getName());
    for (ConfigOption<String> folder :
        List.of(
            CheckpointingOptions.CHECKPOINTS_DIRECTORY,
            CheckpointingOptions.SAVEPOINT_DIRECTORY,
            HighAvailabilityOptions.HA_STORAGE_PATH)) {
      assertThat(flink(deployment, folder)).startsWith("s3://");
    }
    assertThat(flink(deployment, HighAvailabilityOptions.HA_MODE)).isEqualTo("kubernetes");
  }

  @ParameterizedTest
  @CsvSource({"live, PT1S, 2", "thrifty, PT1M, 1"})
  void theJobAcceptsItsPropertiesWhichFitTheDeployment(
      String profile, Duration commitInterval, int parallelism, @TempDir Path secrets)
      throws IOException {
    JsonNode deployment = deployment(profile);
    PostingJobConfig config = PostingJobConfig.of(properties(profile, secrets));

    assertThat(config.commitInterval()).isEqualTo(commitInterval);
    assertThat(config.parallelism()).isEqualTo(parallelism);
    assertThat(deployment.at("/spec/job/parallelism").asInt()).isEqualTo(parallelism);
    assertThat(flink(deployment, TaskManagerOptions.NUM_TASK_SLOTS))
        .isEqualTo(Integer.toString(parallelism));
    assertThat(flink(deployment, CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo(config.checkpointDir());
    assertThat(config.deployment().start()).isEqualTo(StartPolicy.CHECKED);
    assertThat(config.deployment().kafka().protocol()).isEqualTo("SASL_SSL");
  }

  private static JsonNode deployment(String profile) throws IOException {
    return FlinkDeploymentSchema.yaml(manifest(profile)).get(0);
  }

  private static String manifest(String profile) throws IOException {
    return Files.readString(MANIFESTS.resolve(profile + ".yaml"));
  }

  private static String flink(JsonNode deployment, ConfigOption<?> option) {
    return deployment.at("/spec/flinkConfiguration").path(option.key()).asText();
  }

  /** The properties of the config map that the deployment mounts, with secrets of this test. */
  private static Properties properties(String profile, Path secrets) throws IOException {
    JsonNode map = FlinkDeploymentSchema.yaml(manifest(profile)).get(1);
    assertThat(map.at("/metadata/name").asText())
        .isEqualTo(
            deployment(profile).at("/spec/podTemplate/spec/volumes/0/configMap/name").asText());
    for (String name : List.of("kafka-password", "kafka-ca.pem", "catalog-password")) {
      Files.writeString(secrets.resolve(name), "secret");
    }
    Properties properties = new Properties();
    properties.load(
        new StringReader(
            map.at("/data/posting-job.properties")
                .asText()
                .replace("/etc/loopledger-secrets", secrets.toString())));
    return properties;
  }
}
