package io.loopledger.documents.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        "In figures.csv one apostrophe stands before a text that begins with one of = + - @ tab"
            + " line break or apostrophe, so that no spreadsheet runs it as a formula: take one"
            + " apostrophe off the start of row_label, remark, and of value where type is text.");
    ArrayNode facts = own.putArray("facts");
    for (Document.Fact fact : document.facts()) {
      facts.addObject().put("id", fact.id()).put("label", fact.label()).put("value", fact.value());
    }
    ArrayNode sections = own.putArray("sections");
    document.sections().forEach(section -> section(section, sections.addObject()));
    return text(root);
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
    resource.put("hash", "sha256:" + sha256(figures));
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

  private static byte[] text(ObjectNode root) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return (JSON.writer(lines).writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
