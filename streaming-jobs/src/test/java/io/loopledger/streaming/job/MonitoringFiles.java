package io.loopledger.streaming.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules and the dashboard of deploy/monitoring, and the page that explains them. */
final class MonitoringFiles {
  static final Path FOLDER = Path.of("../deploy/monitoring");
  static final Path RUNBOOK = Path.of("../docs/operations.md");

  private static final Pattern METRIC = Pattern.compile("\\b(?:flink|loopledger)_\\w+");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern ANCHOR = Pattern.compile("runbook: docs/operations\\.md#(\\S+)");

  private MonitoringFiles() {}

  /** Every metric that a rule or a panel asks for. */
  static Set<String> metrics() throws IOException {
    Set<String> metrics = new TreeSet<>(metricsIn(rules()));
    expressions().forEach(expression -> metrics.addAll(metricsIn(expression)));
    return metrics;
  }

  static Set<String> metricsIn(String text) {
    Set<String> metrics = new TreeSet<>();
    Matcher matcher = METRIC.matcher(text);
    while (matcher.find()) {
      metrics.add(matcher.group());
    }
    return metrics;
  }

  static List<String> alerts() throws IOException {
    return all(ALERT, rules());
  }

  static List<String> anchors() throws IOException {
    return all(ANCHOR, rules());
  }

  static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(FOLDER.resolve("grafana/loopledger-posting.json").toFile());
  }

  /** What the panels of the dashboard ask. */
  static List<String> expressions() throws IOException {
    return dashboard().at("/panels").findValuesAsText("expr");
  }

  private static String rules() throws IOException {
    return Files.readString(FOLDER.resolve("alerts.yml"));
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
