package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import io.loopledger.schemas.event.Subject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an event is about: the key begins with the brand by itself. */
record SubjectPlan(Subject.Kind kind, Value key) {
  private static final Map<String, Subject.Kind> KINDS = kinds();

  Subject subject(Evaluation evaluation) throws FaultException {
    String text = key.needed(evaluation);
    try {
      return new Subject(kind, evaluation.target().brand() + "/" + text);
    } catch (IllegalArgumentException e) {
      throw new FaultException(
          MappingCode.BROKEN_RULE,
          key.label(),
          text,
          key.label()
              + " cannot be part of a subject: it is too long or holds a character no key has");
    }
  }

  static SubjectPlan parse(YamlNode node, ValueParser values, Problems problems) {
    if (node instanceof YamlNode.Entries map && map.entries().size() == 1) {
      String word = map.entries().keySet().iterator().next();
      Keys keys = Keys.of(map, KINDS.keySet(), problems);
      Subject.Kind kind = KINDS.get(word);
      if (kind != null) {
        return new SubjectPlan(kind, values.text(keys.get(word).orElse(node)));
      }
      return nothing(node, values);
    }
    problems.add(
        node, "a subject is one of unit, voucher, line, doc, period, such as {unit: '{Serial}'}");
    return nothing(node, values);
  }

  private static SubjectPlan nothing(YamlNode node, ValueParser values) {
    return new SubjectPlan(Subject.Kind.UNIT, values.text(new YamlNode.Text(node.place(), "none")));
  }

  private static Map<String, Subject.Kind> kinds() {
    Map<String, Subject.Kind> kinds = new TreeMap<>();
    for (Subject.Kind kind : Subject.Kind.values()) {
      kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
    }
    return kinds;
  }

  /** Names of the kinds. */
  static Set<String> words() {
    return KINDS.keySet();
  }
}
