package io.loopledger.statements.model;

import java.util.List;

/** What a check of a file comes to: it is taken wholly, or not at all. */
public sealed interface Verdict {
  /** The file. */
  FileIdentity file();

  /**
   * Nothing is wrong.
   *
   * @param format by which it was read
   * @param lines of all statements
   */
  record Accepted(FileIdentity file, String format, List<Statement> statements, long lines)
      implements Verdict {
    public Accepted {
      statements = List.copyOf(statements);
    }
  }

  /**
   * Something is wrong.
   *
   * @param format empty if none fits
   * @param faults the first ones
   * @param faultCount all of them
   */
  record Refused(FileIdentity file, String format, List<Fault> faults, long faultCount)
      implements Verdict {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
