package io.loopledger.documents.csv;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.documents.Hashes;
import io.loopledger.documents.json.JsonText;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Document;
import java.nio.charset.StandardCharsets;

/** What the file of figures is: a Frictionless data package (v1). */
final class DataPackage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DataPackage() {}

  static byte[] of(Document document, byte[] figures) {
    ObjectNode root = JSON.createObjectNode();
    root.put("profile", "data-package");
    root.put("name", document.id());
    root.put("title", document.title());
    root.put("description", document.subtitle());
    root.putArray("resources").add(resource(figures));
    ObjectNode own = root.putObject("loopledger");
    own.put("locale", document.locale().toLanguageTag());
    own.put(
        "texts",
        "In figures.csv one apostrophe stands before a text that a spreadsheet might run as a formula,"
            + " and before one that begins with an apostrophe: take one"
            + " apostrophe off the start of row_label, remark, and of value where type is text.");
    ArrayNode facts = own.putArray("facts");
    for (Document.Fact fact : document.facts()) {
      facts.addObject().put("id", fact.id()).put("label", fact.label()).put("value", fact.value());
    }
    ArrayNode sections = own.putArray("sections");
    document.sections().forEach(section -> section(section, sections.addObject()));
    return JsonText.of(root).getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode resource(byte[] figures) {
    ObjectNode resource = JSON.createObjectNode();
    resource.put("profile", "tabular-data-resource");
    resource.put("name", "figures");
    resource.put("path", CsvWriter.FIGURES_FILE);
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put("bytes", figures.length);
    resource.put("hash", "sha256:" + Hashes.of(figures));
    resource
        .putObject("dialect")
        .put("delimiter", ",")
        .put("lineTerminator", "\r\n")
        .put("quoteChar", "\"")
        .put("doubleQuote", true)
        .put("header", true);
    ObjectNode schema = resource.putObject("schema");
    ArrayNode fields = schema.putArray("fields");
    for (CsvColumn column : CsvColumn.values()) {
      fields
          .addObject()
          .put("name", column.label())
          .put("type", column.type())
          .put("description", column.description());
    }
    schema.putArray("missingValues").add("");
    return resource;
  }

  private static void section(Document.Section section, ObjectNode into) {
    into.put("id", section.id()).put("title", section.title());
    ArrayNode texts = into.putArray("texts");
    for (Block block : section.blocks()) {
      if (block instanceof Block.Words words) {
        texts.addObject().put("text", words.text());
      } else if (block instanceof Block.Notice notice) {
        texts
            .addObject()
            .put("kind", notice.kind().name())
            .put("title", notice.title())
            .put("text", notice.text());
      }
    }
    ArrayNode blocks = into.putArray("blocks");
    section.blocks().forEach(block -> BlockTitle.of(block).ifPresent(t -> t.addTo(blocks)));
  }
}
