package io.loopledger.catalog.metrics;

import java.util.List;
import java.util.stream.Collectors;

/** Definitions that cannot be used; its message lists every problem, one a line. */
public final class InvalidCatalogException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  InvalidCatalogException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
