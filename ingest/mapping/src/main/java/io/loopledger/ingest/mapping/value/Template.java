package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text with placeholders. Where one of them is empty, the whole text is, so that {@code a-{b}}
 * never becomes {@code a-}; a placeholder that may be empty says so with a question mark.
 */
final class Template {
  private final List<Part> parts;

  Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** The text, if it has no placeholder. */
  Optional<String> constant() {
    return parts.stream().allMatch(Part.Literal.class::isInstance)
        ? Optional.of(
            parts.stream().map(part -> ((Part.Literal) part).text()).collect(Collectors.joining()))
        : Optional.empty();
  }

  /** The text; empty where a placeholder is. */
  String text(Evaluation evaluation) throws FaultException {
    if (parts.size() == 1) {
      return parts.getFirst().text(evaluation);
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      String next = part.text(evaluation);
      if (next.isEmpty() && part instanceof Part.Placeholder p && !p.optional()) {
        return "";
      }
      text.append(next);
    }
    return text.toString().strip();
  }

  /** The placeholders for people. */
  String label() {
    return placeholders().map(Part.Placeholder::label).distinct().collect(Collectors.joining(", "));
  }

  /** The first placeholder that is empty and must not be. */
  String emptyLabel(Evaluation evaluation) throws FaultException {
    for (Part part : parts) {
      if (part instanceof Part.Placeholder p && !p.optional() && p.text(evaluation).isEmpty()) {
        return p.label();
      }
    }
    return label();
  }

  /** The only placeholder, if there is nothing else. */
  Optional<Part.Placeholder> single() {
    return parts.size() == 1 && parts.getFirst() instanceof Part.Placeholder only
        ? Optional.of(only)
        : Optional.empty();
  }

  private java.util.stream.Stream<Part.Placeholder> placeholders() {
    return parts.stream()
        .filter(Part.Placeholder.class::isInstance)
        .map(Part.Placeholder.class::cast);
  }
}
