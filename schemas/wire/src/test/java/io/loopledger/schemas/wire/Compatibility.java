package io.loopledger.schemas.wire;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * Whether two schemas of one event type read each other's records, and in words what to do instead
 * where they do not.
 */
final class Compatibility {
  private Compatibility() {}

  /** The problems, both ways; empty if there are none. */
  static List<String> problems(String version, Schema released, Schema current) {
    List<String> problems = new ArrayList<>();
    for (Incompatibility problem : between(current, released)) {
      String what = "it cannot read records of %s any more".formatted(version);
      problems.add(text(released, what, problem, toReadOld(problem, version)));
    }
    for (Incompatibility problem : between(released, current)) {
      String what = "a reader of %s cannot read its records".formatted(version);
      problems.add(text(released, what, problem, toBeReadByOld(problem, version)));
    }
    return problems;
  }

  private static List<Incompatibility> between(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities();
  }

  private static String text(Schema type, String what, Incompatibility problem, String fix) {
    return "%s: %s (%s at %s: %s). %s, or leave this type as it is and make a new event type."
        .formatted(
            type.getName(),
            what,
            problem.getType(),
            problem.getLocation(),
            problem.getMessage(),
            fix);
  }

  private static String toReadOld(Incompatibility problem, String version) {
    return switch (problem.getType()) {
      case READER_FIELD_MISSING_DEFAULT_VALUE ->
          "Make the new field '%s' optional (@Nullable in its record): records of %s do not have it"
              .formatted(problem.getMessage(), version);
      default -> keepTheField();
    };
  }

  private static String toBeReadByOld(Incompatibility problem, String version) {
    return switch (problem.getType()) {
      case READER_FIELD_MISSING_DEFAULT_VALUE ->
          "Put the field '%s' back, as it was: readers of %s require it"
              .formatted(problem.getMessage(), version);
      default -> keepTheField();
    };
  }

  private static String keepTheField() {
    return "Keep the field's name and form, and add an optional field of another name beside it";
  }
}
