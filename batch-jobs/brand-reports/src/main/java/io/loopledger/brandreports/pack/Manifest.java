package io.loopledger.brandreports.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.period.ReportDays;
import java.time.ZoneId;
import java.util.List;

/**
 * {@code datapackage.json}: a Tabular Data Package, version 1 of the specifications of Frictionless
 * Data. What the standard has no word for stands under {@code loopledger}.
 */
final class Manifest {
  /** Its name. */
  static final String FILE = "datapackage.json";

  static final ObjectMapper JSON = new ObjectMapper();

  private final PackageFacts facts;

  Manifest(PackageFacts facts) {
    this.facts = facts;
  }

  /** The tree, without what it restates. */
  ObjectNode tree(List<PackedTable> tables) {
    ObjectNode root = JSON.createObjectNode();
    root.put("profile", "tabular-data-package");
    root.put("name", facts.report().safeName() + "-" + facts.period().label());
    root.put("id", facts.id());
    root.put("title", facts.report().name() + ", " + facts.period().label());
    ArrayNode resources = root.putArray("resources");
    ResourceJson json = new ResourceJson(facts.report().csv());
    tables.forEach(table -> json.add(resources.addObject(), table));
    ObjectNode own = root.putObject("loopledger");
    own.put("format", 1);
    own.put("report", facts.report().name());
    own.put("brand", facts.brand().id());
    own.put("locale", facts.report().locale().toLanguageTag());
    period(own.putObject("period"));
    own.put("status", facts.state().tag().isPresent() ? "closed" : "provisional");
    facts.state().tag().ifPresent(tag -> own.put("tag", tag));
    own.put("definitions", facts.definitions().hash());
    ObjectNode versions = own.putObject("metrics");
    facts.definitions().versions().forEach(versions::put);
    snapshots(own.putArray("snapshots"));
    csv(own.putObject("csv"));
    return root;
  }

  private void period(ObjectNode node) {
    ReportDays period = facts.period();
    ZoneId zone = facts.brand().contractZone();
    node.put("rule", facts.report().period().toString())
        .put("first", period.first().toString())
        .put("last", period.last().toString())
        .put("zone", zone.getId())
        .put("begin", period.begin(zone).toString())
        .put("end", period.end(zone).toString());
  }

  /** A snapshot's number is larger than the numbers of JSON that programs read exactly. */
  private void snapshots(ArrayNode nodes) {
    facts
        .snapshots()
        .forEach(
            (table, snapshot) ->
                nodes.addObject().put("table", table).put("snapshot", Long.toString(snapshot)));
  }

  private void csv(ObjectNode node) {
    CsvProfile profile = facts.report().csv();
    node.put("profile", profile.word())
        .put("byteOrderMark", profile.hasByteOrderMark())
        .put("null", "nothing between two delimiters")
        .put("emptyText", "a quoted nothing: \"\"")
        .put(
            "formulaGuard",
            "a text that a spreadsheet might run as a formula, or that begins with an apostrophe,"
                + " has one apostrophe in front; take one leading apostrophe off every cell of type"
                + " string to have the text as it is")
        .put("times", "UTC, ISO 8601, all digits");
  }
}
