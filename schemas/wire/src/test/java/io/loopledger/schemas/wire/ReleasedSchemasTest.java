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
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
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
      problems.addAll(incompatibilities(version, released, AvroSchemas.current(type)));
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
  void anOptionalFieldIsCompatibleAndARequiredOrRemovedOneIsNot() {
    Schema released =
        SchemaBuilder.record("X").fields().requiredLong("a").optionalLong("b").endRecord();
    Schema withOptional =
        SchemaBuilder.record("X")
            .fields()
            .requiredLong("a")
            .optionalLong("b")
            .optionalLong("c")
            .endRecord();
    Schema withRequired =
        SchemaBuilder.record("X")
            .fields()
            .requiredLong("a")
            .optionalLong("b")
            .requiredLong("c")
            .endRecord();
    Schema without = SchemaBuilder.record("X").fields().optionalLong("b").endRecord();

    assertThat(incompatibilities("0.1.0", released, withOptional)).isEmpty();
    assertThat(incompatibilities("0.1.0", released, withRequired))
        .singleElement()
        .asString()
        .startsWith("X cannot read records of 0.1.0")
        .endsWith("add an optional field with default null, or a new event type");
    assertThat(incompatibilities("0.1.0", released, without))
        .singleElement()
        .asString()
        .startsWith("0.1.0 cannot read records of X");
  }

  private static List<String> incompatibilities(String version, Schema released, Schema current) {
    String name = current.getName();
    String fix =
        "; a released type never changes: add an optional field with default null, or a new event"
            + " type";
    List<String> problems = new ArrayList<>();
    problem(current, released)
        .forEach(p -> problems.add(name + " cannot read records of " + version + ": " + p + fix));
    problem(released, current)
        .forEach(p -> problems.add(version + " cannot read records of " + name + ": " + p + fix));
    return problems;
  }

  private static Stream<String> problem(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    return result.getType() == SchemaCompatibilityType.COMPATIBLE
        ? Stream.empty()
        : Stream.of(result.getResult().getIncompatibilities().toString());
  }

  private static String typeName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return Arrays.asList(file.split("\\.")).get(0);
  }
}
