package io.loopledger.schemas.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.testkit.EventJson;
import io.loopledger.testkit.ExampleEvents;
import io.loopledger.testkit.FrozenRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;

/**
 * Freezes the wire format: {@code mvn -Dtest=ReleaseFreezer -Dloopledger.freeze=<version> test}.
 */
class ReleaseFreezer {
  @Test
  void freeze() {
    FrozenRelease.in(Path.of("released")).freeze(ReleaseFreezer::files);
  }

  private static Map<String, String> files() {
    EventRecords records = new EventRecords();
    Map<String, String> files = new TreeMap<>();
    for (EventType type : EventType.values()) {
      files.put(
          "avro/%s.avsc".formatted(type.typeName()),
          SchemaFormatter.format("json/pretty", AvroSchemas.current(type)) + "\n");
      ArrayNode examples = JsonNodeFactory.instance.arrayNode();
      for (Event event : List.of(ExampleEvents.full(type), ExampleEvents.bare(type))) {
        examples.add(
            RecordJson.of(records.toRecord(event)).write().set("event", EventJson.write(event)));
      }
      files.put("records/%s.json".formatted(type.typeName()), EventJson.text(examples));
    }
    return files;
  }
}
