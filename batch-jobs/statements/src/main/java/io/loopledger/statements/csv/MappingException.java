package io.loopledger.statements.csv;

import java.util.List;

/** A mapping that cannot be used; all its problems are told at once. */
public final class MappingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Something wrong in a mapping file.
   *
   * @param line from 1
   * @param path the keys that lead to it
   * @param message what is wrong and how to put it right
   */
  public record Problem(int line, String path, String message) {
    @Override
    public String toString() {
      return "line %d%s: %s".formatted(line, path.isEmpty() ? "" : ", " + path, message);
    }
  }

  MappingException(String file, List<Problem> problems) {
    super(
        "mapping '%s' cannot be used: %s"
            .formatted(file, String.join("; ", problems.stream().map(Problem::toString).toList())));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
