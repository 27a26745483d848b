package io.loopledger.delivery.settings;

import io.loopledger.yaml.YamlFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads the fields of a map and keeps what is wrong with each, so that all is said at once. */
final class FieldReader {
  private final YamlFields fields;
  private final List<String> problems;

  FieldReader(YamlFields fields, List<String> problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** Fields that nobody knows are problems, each. */
  FieldReader only(String... known) {
    Set<String> unknown = new TreeSet<>(fields.names());
    unknown.removeAll(List.of(known));
    for (String name : unknown) {
      problems.add("%s is no field here; known are %s".formatted(fields.at(name), List.of(known)));
    }
    return this;
  }

  String text(String name) {
    return read(() -> fields.text(name), "");
  }

  /** A text of a form; what is wanted instead is told. */
  String text(String name, String pattern, String wanted) {
    return read(
        () -> {
          String text = fields.text(name);
          if (!text.matches(pattern)) {
            throw fields.fault(name, wanted);
          }
          return text;
        },
        "");
  }

  Optional<String> optional(String name) {
    return read(() -> fields.optional(name), Optional.empty());
  }

  int whole(String name, int otherwise, int least, int most) {
    return read(() -> fields.whole(name, otherwise, least, most), otherwise);
  }

  /** One of some words, or the first of them if it is not there. */
  String word(String name, String... words) {
    return read(
        () -> {
          String word = fields.optional(name).orElse(words[0]);
          if (!List.of(words).contains(word)) {
            throw fields.fault(name, "one of " + List.of(words));
          }
          return word;
        },
        words[0]);
  }

  List<String> list(String name, String what) {
    return read(() -> fields.list(name, what), List.of());
  }

  FieldReader map(String name) {
    return new FieldReader(read(() -> fields.map(name), YamlFields.read("empty", "")), problems);
  }

  List<FieldReader> maps(String name) {
    List<FieldReader> readers = new ArrayList<>();
    for (YamlFields each : read(() -> fields.maps(name), List.<YamlFields>of())) {
      readers.add(new FieldReader(each, problems));
    }
    return readers;
  }

  boolean has(String name) {
    return fields.has(name);
  }

  /** Notes that a field is wrong. */
  void fault(String name, String wanted) {
    problems.add(String.valueOf(fields.fault(name, wanted).getMessage()));
  }

  /** Reads something; what is wrong with it is kept, and another value stands for it. */
  <T> T read(Supplier<T> reading, T otherwise) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return otherwise;
    }
  }
}
