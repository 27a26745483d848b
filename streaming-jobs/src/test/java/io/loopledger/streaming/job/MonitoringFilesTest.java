package io.loopledger.streaming.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.streaming.metrics.JobMetric;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of deploy/monitoring, as Prometheus and Grafana will read them. */
class MonitoringFilesTest {
  @Test
  void everyAlertHasARunbookOfItsName() throws IOException {
    String page = Files.readString(MonitoringFiles.RUNBOOK);

    assertThat(MonitoringFiles.alerts()).hasSize(14).doesNotHaveDuplicates();
    assertThat(MonitoringFiles.anchors())
        .containsExactlyElementsOf(
            MonitoringFiles.alerts().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    for (String alert : MonitoringFiles.alerts()) {
      assertThat(page.lines()).as("a section of " + alert).contains("### " + alert);
    }
  }

  @ParameterizedTest
  @EnumSource(JobMetric.class)
  void everyMetricOfOursIsExplained(JobMetric metric) throws IOException {
    assertThat(Files.readString(MonitoringFiles.RUNBOOK))
        .contains(
            "`" + metric.prometheusName().replace("flink_taskmanager_job_task_operator_", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check rules alerts.yml", "check config prometheus.yml"})
  void prometheusAcceptsTheFile(String command) throws Exception {
    assertThat(promtool(command.split(" "))).contains("SUCCESS");
  }

  @Test
  void everyAlertFiresWhereItMustAndIsSilentWhereItMustNot() throws Exception {
    assertThat(promtool("test", "rules", "alerts-test.yml")).contains("SUCCESS");
    String tests = Files.readString(MonitoringFiles.FOLDER.resolve("alerts-test.yml"));
    for (String alert : MonitoringFiles.alerts()) {
      assertThat(tests).contains("- name: " + alert + " fires", "- name: " + alert + " is silent");
    }
  }

  @Test
  void everyPanelAsksWhatPrometheusUnderstands(@TempDir Path folder) throws Exception {
    StringBuilder rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
    int number = 0;
    for (String expression : MonitoringFiles.expressions()) {
      rules.append("      - record: panel%d\n        expr: >-\n".formatted(number++));
      rules.append("          %s\n".formatted(expression));
    }
    Path file = Files.writeString(folder.resolve("panels.yml"), rules);

    assertThat(promtool("check", "rules", file.toAbsolutePath().toString()))
        .contains("SUCCESS: %d rules found".formatted(number));
  }

  @Test
  void theDashboardIsWhole() throws IOException {
    JsonNode dashboard = MonitoringFiles.dashboard();
    List<JsonNode> panels = new ArrayList<>();
    dashboard.at("/panels").forEach(panels::add);

    assertThat(dashboard.at("/templating/list/0/name").asText()).isEqualTo("datasource");
    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels).extracting(panel -> panel.path("title").asText()).doesNotHaveDuplicates();
    assertThat(panels)
        .hasSize(14)
        .allSatisfy(
            panel -> {
              assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
              assertThat(panel.at("/targets/0/expr").asText()).isNotBlank();
              assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
              assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                  .isLessThanOrEqualTo(24);
            });
  }

  /** What promtool says, where it is; it comes with Debian's package prometheus. */
  private static String promtool(String... arguments) throws Exception {
    Optional<Path> promtool =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(promtool.isPresent(), "promtool is not on the PATH: the rules are not checked");
    List<String> command = new ArrayList<>(List.of(promtool.orElseThrow().toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(MonitoringFiles.FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
