package io.loopledger.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.local.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkConfigurationTest {
  private static final Settings SETTINGS =
      Settings.read(
          Map.of(), Map.of("flink-port", "1", "flink-rpc-port", "2", "taskmanager-port", "3"));

  private static final Path SCRATCH = Path.of("/a home/it's");

  @Test
  void theTaskManagerIsToldEverySize() {
    assertThat(FlinkConfiguration.taskManager(SETTINGS, SCRATCH))
        .contains(
            "taskmanager.memory.framework.heap.size: 64m",
            "taskmanager.memory.task.heap.size: 704m",
            "taskmanager.memory.network.min: 64m",
            "taskmanager.memory.network.max: 64m",
            "taskmanager.rpc.port: '3'",
            "io.tmp.dirs: '/a home/it''s'");
  }

  @Test
  void theJobManagerTakesNoJobsAndIsReachedOnItsPorts() {
    assertThat(FlinkConfiguration.jobManager(SETTINGS, SCRATCH))
        .contains(
            "jobmanager.rpc.port: 2",
            "rest.port: 1",
            "rest.bind-port: '1'",
            "web.submit.enable: false",
            "web.cancel.enable: false",
            "jobmanager.memory.heap.size: 512m");
  }

  @Test
  void bothBindLoopbackOnly() {
    for (List<String> lines :
        List.of(
            FlinkConfiguration.jobManager(SETTINGS, SCRATCH),
            FlinkConfiguration.taskManager(SETTINGS, SCRATCH))) {
      assertThat(lines.stream().filter(line -> line.matches(".*(host|address): .*")))
          .hasSizeGreaterThanOrEqualTo(4)
          .allMatch(line -> line.endsWith(": 127.0.0.1"));
    }
  }

  @Test
  void eachTellsPrometheusOnAPortOfItsOwn() {
    assertThat(FlinkConfiguration.jobManager(SETTINGS, SCRATCH))
        .contains("metrics.reporters: prom", "metrics.reporter.prom.port: 18084");
    assertThat(FlinkConfiguration.taskManager(SETTINGS, SCRATCH))
        .contains(
            "metrics.reporters: prom",
            "metrics.reporter.prom.port: 18086",
            "metrics.reporter.prom.factory.class:"
                + " org.apache.flink.metrics.prometheus.LoopbackPrometheusReporterFactory");
  }

  @Test
  void memoryIsReadInBothUnits() {
    assertThat(FlinkConfiguration.megabytes("768m")).isEqualTo(768);
    assertThat(FlinkConfiguration.megabytes("2G")).isEqualTo(2048);
  }
}
