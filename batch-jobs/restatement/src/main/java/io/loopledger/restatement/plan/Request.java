package io.loopledger.restatement.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What is asked for.
 *
 * @param target where the pins go
 * @param selection which subjects
 * @param reason why; stands on every command
 * @param requestedBy who asks
 * @param time when it is asked: the time that all rows of the run carry
 */
public record Request(
    Target target, Selection selection, String reason, String requestedBy, Instant time) {
  private static final int RUN_BYTES = 6;
  private static final int SUBJECT_BYTES = 8;
  private static final int MAX_REASON = 1_000;

  public Request {
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      throw new IllegalArgumentException(
          "reason has %d characters; write why in 1 to %d".formatted(reason.length(), MAX_REASON));
    }
  }

  /**
   * The run's id: the same question about the same tables is the same run.
   *
   * @param checkpointId checkpoint whose tables are read
   */
  public String runId(long checkpointId) {
    String what =
        switch (target) {
          case Target.ToVersion to -> "restate-v%d".formatted(to.version());
          case Target.Before before -> "reverse";
        };
    String text =
        String.join(
            "\0",
            target.toString(),
            selection.text(),
            reason,
            requestedBy,
            Long.toString(checkpointId),
            time.toString());
    return "%s-%s".formatted(what, hash(text, RUN_BYTES));
  }

  /** The id of a run's command about a subject. */
  public static String commandId(String runId, String subject) {
    return "%s-%s".formatted(runId, hash(subject, SUBJECT_BYTES));
  }

  private static String hash(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
