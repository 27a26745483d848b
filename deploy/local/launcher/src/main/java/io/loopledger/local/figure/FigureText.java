package io.loopledger.local.figure;

import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Vocabulary;
import io.loopledger.catalog.metrics.explain.Explained;
import io.loopledger.catalog.metrics.explain.ImpactEvidence;
import io.loopledger.catalog.metrics.explain.Inputs;
import io.loopledger.catalog.metrics.explain.Node;
import io.loopledger.local.explain.Language;
import io.loopledger.local.explain.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A figure for people: what it is, what it rests on, the tree, and how to go on. */
public final class FigureText {
  private static final int WIDTH = TreeLines.WIDTH;

  private final Catalog catalog;
  private final Language language;
  private final Numbers numbers;

  /** In a language, with the names of a catalog. */
  public FigureText(Catalog catalog, Language language) {
    this.catalog = catalog;
    this.language = language;
    this.numbers = new Numbers(language);
  }

  /** As text for a terminal. */
  public List<String> text(Evidence evidence) {
    Explained explained = evidence.explained();
    List<String> lines = new ArrayList<>();
    lines.add(title(explained));
    Map<String, String> facts = facts(evidence);
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    facts.forEach(
        (name, value) -> {
          String begin = "  " + name + " ".repeat(width - name.length()) + "  ";
          for (String part : TreeLines.wrapped(value, WIDTH - begin.length())) {
            lines.add(begin + part);
            begin = " ".repeat(begin.length());
          }
        });
    lines.add("");
    lines.addAll(new TreeLines(catalog, language).of(explained.root()));
    lines.add("");
    lines.addAll(end(explained));
    return lines;
  }

  /** As Markdown. */
  public List<String> markdown(Evidence evidence) {
    Explained explained = evidence.explained();
    List<String> lines = new ArrayList<>();
    lines.add("## " + title(explained));
    lines.add("");
    lines.add("| | |");
    lines.add("|---|---|");
    facts(evidence)
        .forEach(
            (name, value) -> lines.add("| %s | %s |".formatted(name, value.replace("|", "\\|"))));
    lines.add("");
    lines.add("```");
    lines.addAll(new TreeLines(catalog, language).of(explained.root()));
    lines.add("```");
    lines.add("");
    end(explained).forEach(line -> lines.add(line.startsWith("  ") ? "    " + line : line));
    return lines;
  }

  private String title(Explained explained) {
    Metric metric = explained.metric();
    return "%s  %s: %s"
        .formatted(
            metric.qualifiedName(),
            language == Language.DE ? metric.meta().labelDe() : metric.label(),
            rounded(explained.root()));
  }

  private String rounded(Node root) {
    BigDecimal value = root.value();
    if (value == null) {
      return language.words("figure.none");
    }
    int decimals = catalog.metric(root.name()).meta().decimals();
    String shown = numbers.format(value.setScale(decimals, RoundingMode.HALF_UP));
    return root.unit().equals("ratio") ? shown : shown + " " + root.unit();
  }

  private Map<String, String> facts(Evidence evidence) {
    Explained explained = evidence.explained();
    Metric.Meta meta = explained.metric().meta();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        language.words("figure.definition"),
        language.words(
            "figure.definition.text",
            explained.root().facts().getOrDefault("formula", ""),
            meta.version(),
            meta.since(),
            meta.owner()));
    facts.put(
        language.words("figure.asked"),
        explained.asked().isEmpty() ? language.words("figure.everything") : explained.asked());
    facts.put(language.words("figure.read"), read(evidence));
    facts.put(language.words("figure.made-of"), madeOf(explained));
    facts.put(language.words("figure.inputs"), shares(explained));
    explained.impact().ifPresent(impact -> impact(explained, impact, facts));
    return facts;
  }

  private String read(Evidence evidence) {
    String tables =
        evidence.read().stream()
            .map(
                v ->
                    language.words(
                        "figure.snapshot",
                        v.table(),
                        Long.toString(v.snapshotId()),
                        v.committedAt()))
            .collect(Collectors.joining("; "));
    return evidence
        .tag()
        .map(tag -> language.words("figure.tag", tables, tag))
        .orElseGet(() -> language.words("figure.newest", tables));
  }

  private String madeOf(Explained explained) {
    return explained.inputs().stream().map(this::madeOf).collect(Collectors.joining("; "));
  }

  private String madeOf(Inputs inputs) {
    String days =
        inputs.days().size() == 2 ? inputs.days().get(0) + " .. " + inputs.days().get(1) : "-";
    Optional<String> detail =
        inputs
            .events()
            .map(
                events ->
                    language.words(
                        "figure.entries",
                        numbers.whole(inputs.rows()),
                        numbers.whole(events),
                        numbers.whole(inputs.subjects().orElse(0L)),
                        days));
    return detail.orElseGet(
        () -> language.words("figure.rows", numbers.whole(inputs.rows()), inputs.relation(), days));
  }

  private String shares(Explained explained) {
    long rows = explained.rows();
    if (rows == 0) {
      return language.words("figure.no-rows");
    }
    boolean hasOrigin = explained.inputs().stream().anyMatch(i -> !i.byOrigin().isEmpty());
    List<String> parts = new ArrayList<>();
    if (hasOrigin) {
      for (String origin : List.of("simulated", "derived")) {
        parts.add(share(explained.rows(origin), rows) + " " + language.words("origin." + origin));
      }
    } else {
      parts.add(language.words("figure.no-origin"));
    }
    long imputed = explained.inputs().stream().mapToLong(Inputs::imputed).sum();
    if (imputed > 0) {
      parts.add(share(imputed, rows) + " " + language.words("entry.imputed"));
    }
    return String.join("; ", parts);
  }

  private String share(long part, long of) {
    return numbers.format(
            BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP))
        + " %";
  }

  private void impact(Explained explained, ImpactEvidence impact, Map<String, String> facts) {
    int decimals = explained.metric().meta().decimals();
    String interval =
        impact.p5().isPresent() && impact.p95().isPresent()
            ? language.words(
                "figure.interval.text",
                numbers.format(impact.p5().get().setScale(decimals, RoundingMode.HALF_UP)),
                numbers.format(impact.p95().get().setScale(decimals, RoundingMode.HALF_UP)),
                explained.root().unit())
            : language.words(
                explained.root().value() == null
                    ? "figure.no-interval.no-figure"
                    : "figure.no-interval");
    facts.put(language.words("figure.interval"), interval);
    explained
        .method()
        .flatMap(ImpactMethod::find)
        .ifPresent(
            method ->
                facts.put(
                    language.words("figure.method"),
                    "%s: %s".formatted(method.name(), method.boundary())));
    long all = impact.entriesByBasis().values().stream().mapToLong(Long::longValue).sum();
    if (all > 0) {
      facts.put(
          language.words("figure.factors"),
          impact.entriesByBasis().entrySet().stream()
              .map(
                  e ->
                      share(e.getValue(), all)
                          + " "
                          + (e.getKey().equals("unknown")
                              ? language.words("figure.unknown")
                              : language.words("basis." + e.getKey())))
              .collect(Collectors.joining("; ")));
    }
  }

  private List<String> end(Explained explained) {
    List<String> lines = new ArrayList<>();
    explained
        .counts()
        .forEach(
            (metric, dimensions) ->
                dimensions.forEach(
                    (dimension, items) ->
                        lines.addAll(
                            TreeLines.wrapped(
                                language.words("figure.counts", metric, dimension, items(items)),
                                WIDTH))));
    if (!explained.problems().isEmpty()) {
      lines.add(language.words("figure.wrong"));
      explained.problems().forEach(problem -> lines.add("  " + problem));
    } else if (explained.root().value() != null && hasParts(explained.root())) {
      lines.add(language.words("figure.right"));
    }
    subject(explained.root())
        .ifPresent(subject -> lines.add(language.words("figure.go-on", option(subject))));
    if (explained.metric().meta().additivity() != Vocabulary.Additivity.ADDITIVE) {
      lines.add(language.words("figure.not-additive"));
    }
    return lines;
  }

  private static boolean hasParts(Node root) {
    return !root.parts().isEmpty();
  }

  private String items(Map<String, Long> items) {
    return items.entrySet().stream()
        .map(e -> e.getKey() + " " + numbers.whole(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** The largest subject that is shown. */
  private static Optional<String> subject(Node node) {
    if (node.kind() == Node.Kind.SUBJECT) {
      return Optional.of(node.name());
    }
    String subject = node.facts().get("subject");
    if (subject != null) {
      return Optional.of(subject);
    }
    return node.parts().stream().map(FigureText::subject).flatMap(Optional::stream).findFirst();
  }

  private static String option(String subject) {
    return subject.startsWith("unit:")
        ? "--unit " + subject.substring("unit:".length())
        : "--subject " + subject;
  }
}
