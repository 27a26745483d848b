package io.loopledger.schemas.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.testkit.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;

/** A table as a frozen file holds it: Iceberg's own JSON of schema and partition spec. */
record TableJson(Schema schema, PartitionSpec spec) {
  static TableJson of(TableDefinition<?> table) {
    Schema schema = IcebergSchemas.schema(table);
    return new TableJson(schema, IcebergSchemas.partitionSpec(table, schema));
  }

  static TableJson read(String text) {
    JsonNode json = tree(text);
    Schema schema = SchemaParser.fromJson(json.required("schema").toString());
    return new TableJson(
        schema, PartitionSpecParser.fromJson(schema, json.required("partition-spec").toString()));
  }

  String write() {
    ObjectNode json = EventJson.MAPPER.createObjectNode();
    json.set("schema", tree(SchemaParser.toJson(schema)));
    json.set("partition-spec", tree(PartitionSpecParser.toJson(spec)));
    return EventJson.text(json);
  }

  private static JsonNode tree(String text) {
    try {
      return EventJson.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }
}
