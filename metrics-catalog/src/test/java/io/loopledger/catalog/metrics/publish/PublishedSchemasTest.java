package io.loopledger.catalog.metrics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.catalog.metrics.BuiltInFiles;
import io.loopledger.catalog.metrics.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is published keeps to the schemas that its readers have. */
class PublishedSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> METRIC_FOLDERS =
      List.of("customers/", "finance/", "impact/", "operations/");

  @Test
  void theOssieDocumentIsValid() throws IOException {
    assertThat(problems(ossieSchema(), JSON.readTree(OssieDocument.of(Catalog.builtIn()))))
        .isEmpty();
  }

  @Test
  void aMetricOfTheOssieDocumentWithoutItsExpressionIsFound() throws IOException {
    JsonNode document = JSON.readTree(OssieDocument.of(Catalog.builtIn()));
    ((ObjectNode) document.at("/semantic_model/0/metrics/0")).remove("expression");
    assertThat(problems(ossieSchema(), document))
        .singleElement()
        .asString()
        .contains("required property 'expression' not found");
  }

  @Test
  void everyMetricFileIsValidByTheSchemaForEditors() throws IOException {
    Schema schema = schema(MetricSchema.text());
    Map<String, List<String>> problems = new TreeMap<>();
    int read = 0;
    for (Map.Entry<String, String> file : metricFiles().entrySet()) {
      read++;
      List<String> found = problems(schema, yaml(file.getValue()));
      if (!found.isEmpty()) {
        problems.put(file.getKey(), found);
      }
    }
    assertThat(problems).isEmpty();
    assertThat(read).isEqualTo(Catalog.builtIn().metrics().size());
  }

  @Test
  void aMetricFileWithAnUnknownKeyIsFound() throws IOException {
    JsonNode file = yaml(metricFiles().firstEntry().getValue());
    ((ObjectNode) file.at("/metrics/0")).put("colour", "green");
    assertThat(problems(schema(MetricSchema.text()), file))
        .anyMatch(problem -> problem.contains("colour"));
  }

  private static TreeMap<String, String> metricFiles() {
    TreeMap<String, String> files = new TreeMap<>(BuiltInFiles.read());
    files.keySet().removeIf(name -> METRIC_FOLDERS.stream().noneMatch(name::startsWith));
    return files;
  }

  private static JsonNode yaml(String text) {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  /** The project's own file where it is given, and else what we read in its specification. */
  private static Schema ossieSchema() throws IOException {
    String own = System.getProperty("loopledger.ossie.schema", "");
    if (!own.isEmpty()) {
      return schema(Files.readString(Path.of(own)));
    }
    try (InputStream restated =
        PublishedSchemasTest.class.getResourceAsStream("ossie.schema.json")) {
      assertThat(restated).isNotNull();
      return schema(new String(restated.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Schema schema(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON);
  }

  private static List<String> problems(Schema schema, JsonNode document)
      throws JsonProcessingException {
    return schema.validate(JSON.writeValueAsString(document), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }
}
