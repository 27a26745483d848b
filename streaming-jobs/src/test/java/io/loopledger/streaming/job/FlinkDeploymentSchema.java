package io.loopledger.streaming.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The schema of the Kubernetes operator's FlinkDeployment, from its own resource definition. It is
 * made strict: a field that it does not know is a problem, as with the server's strict validation.
 */
final class FlinkDeploymentSchema {
  private static final String DEFINITION =
      "META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Schema schema;

  private FlinkDeploymentSchema(Schema schema) {
    this.schema = schema;
  }

  static FlinkDeploymentSchema ofOperator() {
    JsonNode version = yaml(definition()).get(0).at("/spec/versions/0");
    ObjectNode root = (ObjectNode) version.at("/schema/openAPIV3Schema");
    ObjectNode known = (ObjectNode) root.get("properties");
    // What every Kubernetes object has, and a definition leaves out.
    known.putObject("apiVersion").put("const", "flink.apache.org/" + version.get("name").asText());
    known.putObject("kind").put("const", "FlinkDeployment");
    known.putObject("metadata").put("type", "object");
    // The newest operator that Maven Central has is older than Flink 2; later ones know it.
    ArrayNode versions = (ArrayNode) root.at("/properties/spec/properties/flinkVersion/enum");
    versions.add("v2_0").add("v2_1");
    close(root);
    return new FlinkDeploymentSchema(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(root.toString(), InputFormat.JSON));
  }

  /** What is wrong with a manifest, in words; empty if nothing. */
  List<String> problems(JsonNode manifest) {
    return schema.validate(manifest.toString(), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  /** The documents of a YAML text. */
  static List<JsonNode> yaml(String text) {
    List<JsonNode> documents = new ArrayList<>();
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
    new Load(settings)
        .loadAllFromString(text)
        .forEach(document -> documents.add(JSON.valueToTree(document)));
    return documents;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.get("properties") instanceof ObjectNode
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(FlinkDeploymentSchema::close);
  }

  private static String definition() {
    try (InputStream file =
        FlinkDeploymentSchema.class.getClassLoader().getResourceAsStream(DEFINITION)) {
      if (file == null) {
        throw new IllegalStateException(DEFINITION + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
