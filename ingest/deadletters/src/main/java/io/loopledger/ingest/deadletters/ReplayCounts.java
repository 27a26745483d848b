package io.loopledger.ingest.deadletters;

/**
 * What became of the letters: {@code read = filtered + skipped + replayed + notReplayable +
 * failed}. Letters after a limit was reached are in none of them.
 *
 * @param read letters looked at
 * @param filtered not meant
 * @param skipped replayed earlier
 * @param replayed sent and acknowledged; in a dry run, those that would be sent
 * @param notReplayable their original belongs to no topic there is
 * @param failed could not be opened, or Kafka refused them
 */
public record ReplayCounts(
    long read, long filtered, long skipped, long replayed, long notReplayable, long failed) {

  /** Nothing yet. */
  public static final ReplayCounts NONE = new ReplayCounts(0, 0, 0, 0, 0, 0);

  public ReplayCounts {
    if (read != filtered + skipped + replayed + notReplayable + failed) {
      throw new IllegalArgumentException(
          "read %d is not filtered %d + skipped %d + replayed %d + not replayable %d + failed %d"
              .formatted(read, filtered, skipped, replayed, notReplayable, failed));
    }
  }
}
