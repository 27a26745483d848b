package io.loopledger.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.testkit.ExampleEvents;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonSchemasTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

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

  @Test
  void moneyIsTextWithAtMostSixDecimals() {
    ObjectNode event = ExampleJson.event(EventType.UNIT_SOLD);
    Schema schema = schema(EventType.UNIT_SOLD);

    event.withObject("/data/price").put("amount", "0.0000001");
    assertThat(Standards.problems(schema, event)).isNotEmpty();
    event.withObject("/data/price").put("amount", "0.000001");
    assertThat(Standards.problems(schema, event)).isEmpty();
  }

  private static Schema schema(EventType type) {
    return Standards.schema(JsonSchemas.event(type).toString(), SpecificationVersion.DRAFT_2020_12);
  }

  private static ReadEvent read(ObjectNode event) throws MalformedJsonException {
    return JsonEvents.readStructured(event.toString().getBytes(StandardCharsets.UTF_8));
  }
}
