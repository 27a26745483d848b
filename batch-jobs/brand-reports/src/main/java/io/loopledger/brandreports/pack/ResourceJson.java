package io.loopledger.brandreports.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.brandreports.csv.CellKind;
import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.csv.CsvTable;
import io.loopledger.brandreports.query.TableColumn;

/** A file in the manifest: where it is, how it is written, and what its columns are. */
final class ResourceJson {
  private final CsvProfile profile;

  ResourceJson(CsvProfile profile) {
    this.profile = profile;
  }

  void add(ObjectNode resource, PackedTable packed) {
    resource.put("profile", "tabular-data-resource");
    resource.put("name", packed.table().fileName());
    resource.put("path", packed.file().path().getFileName().toString());
    resource.put("title", packed.table().title());
    resource.put("description", packed.table().description());
    resource.put("format", "csv").put("mediatype", "text/csv").put("encoding", "utf-8");
    resource.put("bytes", packed.file().bytes());
    resource.put("hash", "sha256:" + packed.file().sha256());
    resource.put("rows", packed.rows());
    resource
        .putObject("dialect")
        .put("delimiter", String.valueOf(profile.delimiter()))
        .put("lineTerminator", "\r\n")
        .put("quoteChar", "\"")
        .put("doubleQuote", true)
        .put("skipInitialSpace", false)
        .put("header", true)
        .put("caseSensitiveHeader", true);
    ObjectNode schema = resource.putObject("schema");
    ArrayNode fields = schema.putArray("fields");
    for (int i = 0; i < packed.columns().size(); i++) {
      field(fields.addObject(), packed.columns().get(i), packed.table().columns().get(i));
    }
    schema.putArray("missingValues").add("");
    if (!packed.table().primaryKey().isEmpty()) {
      ArrayNode key = schema.putArray("primaryKey");
      packed.table().primaryKey().forEach(key::add);
    }
    if (!packed.fingerprints().isEmpty()) {
      ObjectNode months = resource.putObject("loopledger").putObject("fingerprints");
      packed
          .fingerprints()
          .forEach(
              (month, columns) -> {
                ObjectNode node = months.putObject(month);
                columns.forEach(node::put);
              });
    }
  }

  private void field(ObjectNode field, CsvTable.Column column, TableColumn meaning) {
    CellKind kind = column.kind();
    field.put("name", column.name()).put("type", kind.frictionless());
    switch (kind) {
      case DATE -> field.put("format", profile.dateFormat());
      case INSTANT -> field.put("format", "%Y-%m-%dT%H:%M:%S.%fZ");
      case LOCAL_TIME -> field.put("format", "%Y-%m-%dT%H:%M:%S.%f");
      case DECIMAL -> field.put("decimalChar", String.valueOf(profile.decimalMark()));
      case TEXT, INTEGER, BOOLEAN -> {}
    }
    if (!meaning.title().isEmpty()) {
      field.put("title", meaning.title());
    }
    if (!meaning.description().isEmpty()) {
      field.put("description", meaning.description());
    }
    if (meaning.isRequired()) {
      field.putObject("constraints").put("required", true);
    }
    meaning.unit().ifPresent(unit -> field.put("unit", unit));
    meaning.metric().ifPresent(metric -> field.put("metric", metric));
  }
}
