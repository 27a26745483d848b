package io.loopledger.restatement.table;

import java.util.List;

/**
 * What became of a run's commands.
 *
 * @param applied commands that were applied
 * @param entries entries they posted
 * @param refused the others, that the posting job refused
 */
public record Outcome(long applied, long entries, List<Refused> refused) {
  /** Nothing yet. */
  public static final Outcome NONE = new Outcome(0, 0, List.of());

  public Outcome {
    refused = List.copyOf(refused);
  }

  /**
   * A command that was not applied.
   *
   * @param commandId its id
   * @param subject its subject
   * @param code why, as in {@code ops.rejections}
   * @param message what is wrong and how to mend it
   */
  public record Refused(String commandId, String subject, String code, String message) {}
}
