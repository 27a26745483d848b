package io.loopledger.ingest.collector;

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
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The door's own description, held against its answers. */
final class Described {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WEBHOOKS = "/v1/webhooks/";

  private final JsonNode document;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  Described(String document) throws JsonProcessingException {
    this.document = JSON.readTree(document);
  }

  JsonNode document() {
    return document;
  }

  /** Fails unless the description has this answer, with these headers and this form. */
  void check(HttpResponse<String> answer) {
    String asked = answer.request().uri().getPath();
    String path = asked.startsWith(WEBHOOKS) ? WEBHOOKS + "{source}" : asked;
    String place =
        "/paths/%s/%s"
            .formatted(
                path.replace("/", "~1"),
                answer.request().method().toLowerCase(java.util.Locale.ROOT));
    check(place, answer.statusCode(), answer.body());
    JsonNode response = response(place, answer.statusCode());
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> assertThat(answer.headers().firstValue(name)).as(name).isPresent());
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    assertThat(response.at("/content").has(type)).as(place + " as " + type).isTrue();
  }

  void check(String place, int status, String body) {
    JsonNode response = response(place, status);
    seen.add(place + " " + status);
    if (!response.at("/content/application~1json/schema").isMissingNode()) {
      Schema schema =
          schemas.computeIfAbsent(
              place + status, unused -> schema(response.at("/content/application~1json/schema")));
      assertThat(schema.validate(body, InputFormat.JSON).stream().map(Error::toString))
          .as(body)
          .isEmpty();
    }
  }

  /** Statuses documented for an operation of which no answer came by. */
  Set<Integer> unseen(String place) {
    Set<Integer> unseen = new TreeSet<>();
    document
        .at(place + "/responses")
        .fieldNames()
        .forEachRemaining(
            status -> {
              if (!status.equals("default") && !seen.contains(place + " " + status)) {
                unseen.add(Integer.valueOf(status));
              }
            });
    return unseen;
  }

  /** What the schema finds wrong with a request's body. */
  List<String> problems(String schemaName, String body) {
    ObjectNode reference = JSON.createObjectNode();
    reference.put("$ref", "#/components/schemas/" + schemaName);
    return schemas
        .computeIfAbsent(schemaName, unused -> schema(reference))
        .validate(body, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private JsonNode response(String place, int status) {
    JsonNode own = document.at("%s/responses/%d".formatted(place, status));
    JsonNode response = own.isMissingNode() ? document.at(place + "/responses/default") : own;
    assertThat(response.isMissingNode()).as("%s documents %d", place, status).isFalse();
    return response.has("$ref")
        ? document.at(response.get("$ref").asText().substring(1))
        : response;
  }

  private Schema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", document.get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString(), InputFormat.JSON);
  }
}
