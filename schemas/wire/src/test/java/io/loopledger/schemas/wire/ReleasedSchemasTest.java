package io.loopledger.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.testkit.EventJson;
import io.loopledger.testkit.FrozenRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was released stays readable, and what is current stays readable for it. */
class ReleasedSchemasTest {
  private static final FrozenRelease RELEASES = FrozenRelease.in(Path.of("released"));

  @Test
  void noReleasedFileWasTouched() {
    assertThat(RELEASES.problems()).isEmpty();
  }

  static Stream<String> versions() {
    return RELEASES.versions().stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyReleasedTypeIsStillRegistered(String version) {
    assertThat(RELEASES.files(version, "avro"))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(EventType.named(typeName(path))).isPresent());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void oldAndNewReadersReadOldAndNewRecords(String version) {
    List<String> problems = new ArrayList<>();
    for (String path : RELEASES.files(version, "avro")) {
      EventType type = EventType.named(typeName(path)).orElseThrow();
      Schema released = new Schema.Parser().parse(RELEASES.text(version, path));
      problems.addAll(Compatibility.problems(version, released, AvroSchemas.current(type)));
    }

    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyReleasedRecordGivesTheEventThatWasFrozenWithIt(String version)
      throws IOException, UnreadableEventException {
    EventRecords records = new EventRecords();
    for (String path : RELEASES.files(version, "records")) {
      for (JsonNode json : EventJson.MAPPER.readTree(RELEASES.text(version, path))) {
        RecordJson record = RecordJson.read(json);

        Event event = records.fromRecord(record.headers(), record.key(), record.value());

        assertThat(EventJson.text(EventJson.write(event)))
            .as(path)
            .isEqualTo(EventJson.text(json.get("event")));
        assertThat(event.type().topic().topicName()).isEqualTo(record.topic());
      }
    }
  }

  @Test
  void anOptionalFieldMayComeAndGo() {
    assertThat(Compatibility.problems("0.1.0", fields("a", "b?"), fields("a", "b?", "c?")))
        .isEmpty();
    assertThat(Compatibility.problems("0.1.0", fields("a", "b?"), fields("a"))).isEmpty();
  }

  @Test
  void aRequiredNewFieldIsRefusedWithWhatToDoInstead() {
    assertThat(Compatibility.problems("0.1.0", fields("a"), fields("a", "c")))
        .containsExactly(
            "X: it cannot read records of 0.1.0 any more (READER_FIELD_MISSING_DEFAULT_VALUE at"
                + " /fields/1: c). Make the new field 'c' optional (@Nullable in its record):"
                + " records of 0.1.0 do not have it, or leave this type as it is and make a new"
                + " event type.");
  }

  @Test
  void aRemovedRequiredFieldIsRefusedWithWhatToDoInstead() {
    assertThat(Compatibility.problems("0.1.0", fields("a", "b?"), fields("b?")))
        .containsExactly(
            "X: a reader of 0.1.0 cannot read its records (READER_FIELD_MISSING_DEFAULT_VALUE at"
                + " /fields/0: a). Put the field 'a' back, as it was: readers of 0.1.0 require it,"
                + " or leave this type as it is and make a new event type.");
  }

  @Test
  void aFieldOfAnotherFormIsRefusedWithWhatToDoInstead() {
    Schema asText = SchemaBuilder.record("X").fields().requiredString("a").endRecord();

    assertThat(Compatibility.problems("0.1.0", fields("a"), asText))
        .hasSize(2)
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .contains("TYPE_MISMATCH at /fields/0/type")
                    .endsWith(
                        "Keep the field's name and form, and add an optional field of another name"
                            + " beside it, or leave this type as it is and make a new event type."));
  }

  private static Schema fields(String... names) {
    var fields = SchemaBuilder.record("X").fields();
    for (String name : names) {
      fields =
          name.endsWith("?")
              ? fields.optionalLong(name.substring(0, name.length() - 1))
              : fields.requiredLong(name);
    }
    return fields.endRecord();
  }

  private static String typeName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return Arrays.asList(file.split("\\.")).get(0);
  }
}
