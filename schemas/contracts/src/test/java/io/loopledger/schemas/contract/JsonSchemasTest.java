package io.loopledger.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.testkit.ExampleEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonSchemasTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-7",
          "1.5",
          "\"\"",
          "\"x\"",
          "\"line\\nbreak\"",
          "[]",
          "[{}]",
          "[null]",
          "{}",
          "{\"amount\": 12.5, \"currency\": \"EUR\"}",
          "{\"amount\": \"1e2\", \"currency\": \"EUR\"}",
          "{\"amount\": \".5\", \"currency\": \"EUR\"}",
          "{\"amount\": \"1\", \"currency\": \"euro\"}",
          "{\"amount\": \"1\", \"currency\": \"EUR\", \"x\": 1}");

  @ParameterizedTest
  @EnumSource(EventType.class)
  void theExampleIsValidForTheSchemaAndForTheDoor(EventType type) throws MalformedJsonException {
    ObjectNode example = ExampleJson.event(type);

    assertThat(Standards.problems(schema(type), example)).isEmpty();
    assertThat(read(example)).isInstanceOf(ReadEvent.Valid.class);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void whatTheLanguageWritesIsValid(EventType type) throws JsonProcessingException {
    JsonNode full = MAPPER.readTree(JsonEvents.write(ExampleEvents.full(type)));
    JsonNode bare = MAPPER.readTree(JsonEvents.write(ExampleEvents.bare(type)));

    assertThat(Standards.problems(schema(type), full)).isEmpty();
    assertThat(Standards.problems(schema(type), bare)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void whatTheSchemaRefusesTheDoorRefusesToo(EventType type) throws MalformedJsonException {
    ObjectNode withUnknownField = ExampleJson.event(type);
    withUnknownField.withObject("/data").put("not_a_field", 1);
    ObjectNode withoutBrand = ExampleJson.event(type);
    withoutBrand.withObject("/data").remove("brand");
    ObjectNode withWrongOrigin = ExampleJson.event(type);
    withWrongOrigin.withObject("/data").put("origin", "GUESSED");
    ObjectNode withoutTime = ExampleJson.event(type);
    withoutTime.remove("time");

    for (ObjectNode wrong :
        new ObjectNode[] {withUnknownField, withoutBrand, withWrongOrigin, withoutTime}) {
      assertThat(Standards.problems(schema(type), wrong)).isNotEmpty();
      assertThat(read(wrong)).isInstanceOf(ReadEvent.Invalid.class);
    }
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void whateverStandsInAFieldTheSchemaIsNeverStricterThanTheDoor(EventType type)
      throws JsonProcessingException {
    Schema schema = schema(type);
    int refused = 0;
    for (String json : ODD_VALUES) {
      JsonNode odd = MAPPER.readTree(json);
      for (EventField field : EventField.of(type)) {
        refused += refusedByBoth(schema, with(type, "/data", field.name(), odd)) ? 1 : 0;
      }
      for (EventField field : EventField.context()) {
        refused += refusedByBoth(schema, with(type, "/data", field.name(), odd)) ? 1 : 0;
      }
      for (String attribute : List.of("specversion", "id", "source", "subject", "time", "data")) {
        refused += refusedByBoth(schema, with(type, "", attribute, odd)) ? 1 : 0;
      }
    }
    assertThat(refused).isGreaterThan(ODD_VALUES.size() * 10);
  }

  private static ObjectNode with(EventType type, String where, String name, JsonNode value) {
    ObjectNode event = ExampleJson.event(type);
    ((ObjectNode) event.at(where)).set(name, value);
    return event;
  }

  private static boolean refusedByBoth(Schema schema, ObjectNode event) {
    List<String> problems = Standards.problems(schema, event);
    if (problems.isEmpty()) {
      return false;
    }
    assertThat(isTaken(event)).as("%s in %s", problems, event).isFalse();
    return true;
  }

  private static boolean isTaken(ObjectNode event) {
    try {
      return read(event) instanceof ReadEvent.Valid;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  private static Schema schema(EventType type) {
    return Standards.schema(JsonSchemas.event(type).toString(), SpecificationVersion.DRAFT_2020_12);
  }

  private static ReadEvent read(ObjectNode event) throws MalformedJsonException {
    return JsonEvents.readStructured(event.toString().getBytes(StandardCharsets.UTF_8));
  }
}
