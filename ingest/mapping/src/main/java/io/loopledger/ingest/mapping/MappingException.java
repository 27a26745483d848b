package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping that cannot be used: all that is wrong with it, with line numbers. */
public final class MappingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  MappingException(String name, List<Problem> problems) {
    super(
        "mapping '%s' has %d problem%s:%n%s"
            .formatted(
                name,
                problems.size(),
                problems.size() == 1 ? "" : "s",
                problems.stream().map(p -> "  " + p).collect(Collectors.joining("\n"))));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, by line. */
  public List<Problem> problems() {
    return problems;
  }
}
