package io.loopledger.catalog.metrics.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Vocabulary;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.catalog.metrics.sql.ViewStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is known of one metric, on one page. */
public final class MetricSheet {
  private static final int WIDTH = 120;

  private final Catalog catalog;
  private final boolean isGerman;

  /** Pages in English or German. */
  public MetricSheet(Catalog catalog, boolean isGerman) {
    this.catalog = catalog;
    this.isGerman = isGerman;
  }

  /** As text for a terminal. */
  public List<String> text(Metric metric) {
    List<String> lines = new ArrayList<>();
    lines.add(metric.qualifiedName() + "  " + label(metric));
    wrap(description(metric), "  ", lines);
    lines.add("");
    facts(metric).forEach((name, value) -> hang("  %-14s ".formatted(name), value, lines));
    lines.add("");
    lines.add("  " + say("made of", "setzt sich zusammen aus"));
    tree(MetricTree.of(catalog, metric, isGerman), "  ", "  ", lines);
    lines.add("");
    lines.add("  " + say("columns of the view", "Spalten der Sicht"));
    for (ViewStatement.Column column : new MetricViews(catalog).of(metric).columns()) {
      hang("    %-20s %-7s ".formatted(column.name(), column.type()), column.comment(), lines);
    }
    return lines;
  }

  /** As Markdown. */
  public List<String> markdown(Metric metric) {
    List<String> lines = new ArrayList<>();
    lines.add("## `%s` %s".formatted(metric.qualifiedName(), label(metric)));
    lines.add("");
    lines.add(description(metric));
    lines.add("");
    lines.add("| | |");
    lines.add("|---|---|");
    facts(metric).forEach((name, value) -> lines.add("| %s | %s |".formatted(name, cell(value))));
    lines.add("");
    lines.add("```");
    tree(MetricTree.of(catalog, metric, isGerman), "", "", lines);
    lines.add("```");
    lines.add("");
    lines.add(say("| column | type | meaning |", "| Spalte | Typ | Bedeutung |"));
    lines.add("|---|---|---|");
    for (ViewStatement.Column column : new MetricViews(catalog).of(metric).columns()) {
      lines.add(
          "| `%s` | %s | %s |".formatted(column.name(), column.type(), cell(column.comment())));
    }
    return lines;
  }

  /** As JSON: what {@code metrics.json} says, with the tree. */
  public ObjectNode json(Metric metric) {
    ObjectNode node = new MetricsJson(catalog).node(metric);
    node(node.putObject("made_of"), MetricTree.of(catalog, metric, isGerman));
    return node;
  }

  private static void node(ObjectNode node, MetricTree tree) {
    node.put("name", tree.name());
    node.put("label", tree.label());
    node.put("text", tree.text());
    ArrayNode parts = node.putArray("parts");
    tree.parts().forEach(part -> node(parts.addObject(), part));
  }

  private Map<String, String> facts(Metric metric) {
    Metric.Meta meta = metric.meta();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(say("formula", "Formel"), new Formula(catalog).text(metric));
    facts.put(
        say("unit", "Einheit"),
        say("%s, shown with %d decimals", "%s, gezeigt mit %d Nachkommastellen")
            .formatted(meta.unit(), meta.decimals()));
    facts.put(say("sums", "Summen"), Vocabulary.text(meta.additivity()) + ": " + additivity(meta));
    facts.put(say("date basis", "Datumsbezug"), Vocabulary.text(meta.dateBasis()));
    facts.put(say("null rule", "Leerwerte"), meta.nullRule());
    facts.put(
        "version", say("%d, since %s", "%d, seit %s").formatted(meta.version(), meta.since()));
    facts.put(say("owner", "zuständig"), meta.owner());
    meta.method().ifPresent(method -> facts.put(say("method", "Methode"), method));
    meta.interval().ifPresent(interval -> facts.put(say("interval", "Intervall"), interval));
    meta.source().ifPresent(source -> facts.put(say("source", "Quelle"), source));
    facts.put(say("defined in", "definiert in"), metric.place().toString());
    facts.put(
        say("view", "Sicht"), say("SELECT * FROM ", "SELECT * FROM ") + metric.qualifiedName());
    return facts;
  }

  private String additivity(Metric.Meta meta) {
    return switch (meta.additivity()) {
      case ADDITIVE -> say("rows may be summed", "Zeilen dürfen summiert werden");
      case SEMI_ADDITIVE -> say("not over time", "nicht über die Zeit");
      case NON_ADDITIVE -> say("rows are never summed", "Zeilen werden nie summiert");
    };
  }

  private void tree(MetricTree tree, String first, String rest, List<String> lines) {
    String label = tree.label().isEmpty() ? "" : "  " + tree.label();
    String text = tree.text().isEmpty() ? "" : "  [" + tree.text() + "]";
    String line = tree.name() + label + text;
    boolean hasParts = !tree.parts().isEmpty();
    List<String> wrapped = new ArrayList<>();
    wrap(line, "", WIDTH - rest.length() - 4, wrapped);
    for (int i = 0; i < wrapped.size(); i++) {
      String indent = i == 0 ? first : rest + (hasParts ? "│    " : "     ");
      lines.add((indent + wrapped.get(i)).stripTrailing());
    }
    for (int i = 0; i < tree.parts().size(); i++) {
      boolean isLast = i == tree.parts().size() - 1;
      tree(
          tree.parts().get(i),
          rest + (isLast ? "└─ " : "├─ "),
          rest + (isLast ? "   " : "│  "),
          lines);
    }
  }

  private String label(Metric metric) {
    return isGerman ? metric.meta().labelDe() : metric.label();
  }

  private String description(Metric metric) {
    return isGerman ? metric.meta().descriptionDe() : metric.description();
  }

  private String say(String english, String german) {
    return isGerman ? german : english;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static void hang(String begin, String text, List<String> lines) {
    List<String> wrapped = new ArrayList<>();
    wrap(text, "", WIDTH - begin.length(), wrapped);
    String indent = " ".repeat(begin.length());
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add((i == 0 ? begin : indent) + wrapped.get(i));
    }
  }

  private static void wrap(String text, String indent, List<String> lines) {
    wrap(text, indent, WIDTH - indent.length(), lines);
  }

  private static void wrap(String text, String indent, int width, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(indent + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(indent + line);
  }
}
