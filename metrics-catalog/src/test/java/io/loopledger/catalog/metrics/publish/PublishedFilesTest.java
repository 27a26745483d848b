package io.loopledger.catalog.metrics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.catalog.metrics.sql.ViewStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in the repository are what the definitions say. */
class PublishedFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Catalog CATALOG = Catalog.builtIn();

  /** All of them, by their path in the repository. */
  private static Map<String, String> files() {
    return new TreeMap<>(
        Map.of(
            "docs/metrics.md", MetricsPage.of(CATALOG),
            "metrics-catalog/published/metrics.json", new MetricsJson(CATALOG).text(),
            "metrics-catalog/published/ossie.json", OssieDocument.of(CATALOG),
            "metrics-catalog/published/datapackage.json", FrictionlessPackage.of(CATALOG),
            "metrics-catalog/published/metric.schema.json", MetricSchema.text(),
            "metrics-catalog/published/views.sql", views()));
  }

  private static String views() {
    return new MetricViews(CATALOG)
        .all().stream().map(ViewStatement::create).collect(Collectors.joining(";\n\n", "", ";\n"));
  }

  @BeforeAll
  static void writeIfAsked() throws IOException {
    if (Boolean.getBoolean("loopledger.metrics.write")) {
      for (Map.Entry<String, String> file : files().entrySet()) {
        Path path = ROOT.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/metrics.md",
        "metrics-catalog/published/metrics.json",
        "metrics-catalog/published/ossie.json",
        "metrics-catalog/published/datapackage.json",
        "metrics-catalog/published/metric.schema.json",
        "metrics-catalog/published/views.sql"
      })
  void aFileIsWhatTheDefinitionsSay(String file) throws IOException {
    assertThat(Files.readString(ROOT.resolve(file)).equals(files().get(file)))
        .as(
            "%s differs from the definitions; the head of docs/metrics.md says how to write it",
            file)
        .isTrue();
  }
}
