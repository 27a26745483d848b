package io.loopledger.brandreports.declaration;

import java.util.List;

/** Says everything that is wrong with declarations of reports, a line for each. */
public final class InvalidReportsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  InvalidReportsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names file, field, value and what to give. */
  public List<String> problems() {
    return problems;
  }
}
