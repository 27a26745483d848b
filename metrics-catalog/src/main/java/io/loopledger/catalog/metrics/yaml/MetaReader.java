package io.loopledger.catalog.metrics.yaml;

import io.loopledger.catalog.metrics.Metric.Meta;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.Vocabulary;
import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.catalog.metrics.Vocabulary.DateBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code config.meta} of a metric: all that is ours. */
final class MetaReader {
  private static final List<String> KEYS =
      List.of(
          "version",
          "model",
          "label_de",
          "description_de",
          "unit",
          "decimals",
          "owner",
          "since",
          "date_basis",
          "additivity",
          "null_rule",
          "dimensions",
          "method",
          "interval",
          "source");

  private final Fields meta;

  MetaReader(Fields meta) {
    this.meta = meta;
  }

  /** The map below {@code config.meta}; an empty one where it is missing, which is noted. */
  static Fields meta(Fields owner) {
    Optional<Fields> config = owner.fields("config");
    config.ifPresent(fields -> fields.allow(List.of("meta")));
    return config
        .flatMap(fields -> fields.fields("meta"))
        .orElseGet(
            () -> {
              owner
                  .problems()
                  .add(
                      owner.place("config"),
                      "'config.meta' is missing",
                      "write unit, labels and the rest below config: meta:");
              return Fields.read(owner.place().file(), "{}", owner.problems()).orElseThrow();
            });
  }

  Meta read(String type) {
    List<String> keys = new ArrayList<>(KEYS);
    if (!type.equals("simple")) {
      keys.remove("model");
    }
    meta.allow(keys);
    String unit = meta.required("unit", unitFix());
    Optional<Unit> parsed = Unit.parse(unit);
    if (parsed.isEmpty() && !unit.isEmpty()) {
      meta.problems().add(meta.place("unit"), "unit '%s' is not known".formatted(unit), unitFix());
    }
    return new Meta(
        number("version", "1 for a new metric; one more for a changed definition"),
        meta.required("label_de", "write the German name that people see"),
        meta.required("description_de", "write in German what is counted and what is not"),
        parsed.orElse(new Unit(Unit.RATIO, "")),
        number("decimals", "the number of digits that are shown, such as 2"),
        meta.required("owner", "name the team that answers for it, such as finance"),
        meta.required("since", "name the release that brings it, such as 0.5.0"),
        word("date_basis", DateBasis.class, DateBasis.BUSINESS_DATE),
        word("additivity", Additivity.class, Additivity.NON_ADDITIVE),
        meta.required("null_rule", "say when it is null or 0"),
        meta.texts("dimensions"),
        meta.text("method"),
        meta.text("interval"),
        meta.text("source"));
  }

  private static String unitFix() {
    return "it is one of %s, or one over another such as %s/unit"
        .formatted(String.join(", ", Unit.singles()), Unit.MONEY);
  }

  private int number(String key, String fix) {
    String text = meta.required(key, "write " + fix);
    if (text.matches("\\d{1,4}")) {
      return Integer.parseInt(text);
    }
    if (!text.isEmpty()) {
      meta.problems().add(meta.place(key), "'%s' is '%s'".formatted(key, text), "write " + fix);
    }
    return 1;
  }

  private <E extends Enum<E>> E word(String key, Class<E> words, E otherwise) {
    String fix = "it is " + String.join(", ", Vocabulary.texts(words));
    String text = meta.required(key, fix);
    Optional<E> word = Vocabulary.find(words, text);
    if (word.isEmpty() && !text.isEmpty()) {
      meta.problems().add(meta.place(key), "%s '%s' is not known".formatted(key, text), fix);
    }
    return word.orElse(otherwise);
  }
}
