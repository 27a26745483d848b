package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads templates: {@code {name}}, {@code {name?}} where it may be empty, {@code {name|path}} with
 * everything escaped that could be taken for a separator; {@code {{} and {@code }}} are braces.
 */
final class TemplateParser {
  private static final Pattern TOKEN = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}|[{}]|[^{}]+");
  private static final String ESCAPED = "|path";

  private final Names names;
  private final Problems problems;

  TemplateParser(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  Template parse(String text, Place place) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String found = token.group();
      if (token.group(1) != null) {
        add(parts, literal);
        placeholder(token.group(1), place, parts);
      } else if (found.equals("{") || found.equals("}")) {
        problems.add(
            place,
            "brace '%s' stands alone in '%s'; a brace itself is doubled".formatted(found, text));
      } else {
        literal.append(found.equals("{{") ? "{" : found.equals("}}") ? "}" : found);
      }
    }
    add(parts, literal);
    return new Template(parts);
  }

  private void placeholder(String inner, Place place, List<Part> parts) {
    String name = inner.strip();
    boolean optional = name.endsWith("?");
    name = optional ? name.substring(0, name.length() - 1) : name;
    boolean escaped = name.endsWith(ESCAPED);
    name = (escaped ? name.substring(0, name.length() - ESCAPED.length()) : name).strip();
    if (name.isEmpty()) {
      problems.add(place, "'{}' names nothing; write {column}, or {{}} for the braces");
      return;
    }
    String label = names.label(name);
    Part.Form form = escaped ? Part.Form.PATH_SEGMENT : Part.Form.PLAIN;
    boolean mayBeEmpty = optional;
    names
        .resolve(name, place, optional)
        .ifPresent(origin -> parts.add(new Part.Placeholder(origin, label, form, mayBeEmpty)));
  }

  private static void add(List<Part> parts, StringBuilder literal) {
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
