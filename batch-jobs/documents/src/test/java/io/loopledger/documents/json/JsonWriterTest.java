package io.loopledger.documents.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.documents.Values;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JsonSchema.text(), InputFormat.JSON);

  @Test
  void documentsFollowTheirSchema() throws Exception {
    assertThat(problems(json(SampleDocument.in(Locale.GERMAN)))).isEmpty();
    assertThat(problems(json(SampleDocument.in(Locale.ENGLISH)))).isEmpty();
    assertThat(problems(json(HostileDocument.in(Locale.GERMAN)))).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNone() throws Exception {
    assertRefused(root -> root.put("version", 2));
    assertRefused(root -> root.put("extra", "field"));
    assertRefused(root -> root.remove("facts"));
    assertRefused(root -> amount(root).put("value", 48210.4417));
    assertRefused(root -> amount(root).put("value", "4.8E4"));
    assertRefused(root -> amount(root).withObject("origin").put("statistic", "MEAN"));
    assertRefused(root -> root.withObject("/sections/0/blocks/0").put("kind", "GOOD"));
  }

  @Test
  void aFigureHasAllItsDigitsAndItsOrigin() throws Exception {
    JsonNode value = amount((ObjectNode) json(SampleDocument.in(Locale.ENGLISH)));

    assertThat(value)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"type": "amount", "value": "48210.4417", "decimals": 0, "unit": "kgCO2e",
                 "origin": {"metric": "impact.avoided",
                            "where": {"brand": "acme", "period": "2026-10"},
                            "statistic": "VALUE"}}
                """));
  }

  @Test
  void everyTextIsExactlyAsItWas() throws Exception {
    JsonNode blocks = json(HostileDocument.in(Locale.GERMAN)).at("/sections/0/blocks");

    for (int i = 0; i < HostileDocument.TEXTS.size(); i++) {
      assertThat(blocks.get(2 * i).get("text").asText()).isEqualTo(HostileDocument.TEXTS.get(i));
    }
  }

  @Test
  void theFileIsPlainAscii() {
    byte[] bytes = Values.written(new JsonWriter(), HostileDocument.in(Locale.GERMAN));

    assertThat(new String(bytes, UTF_8)).matches("[\\n -~]+");
  }

  private static void assertRefused(Consumer<ObjectNode> change) throws Exception {
    ObjectNode root = (ObjectNode) json(SampleDocument.in(Locale.ENGLISH));
    change.accept(root);
    assertThat(problems(root)).isNotEmpty();
  }

  private static ObjectNode amount(ObjectNode root) {
    return root.withObject("/sections/0/blocks/1/items/0/value");
  }

  private static JsonNode json(Document document) throws Exception {
    return MAPPER.readTree(new String(Values.written(new JsonWriter(), document), UTF_8));
  }

  private static List<String> problems(JsonNode document) {
    return SCHEMA.validate(document.toString(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}
