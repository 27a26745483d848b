package io.loopledger.restatement.plan;

import java.util.List;
import java.util.Map;

/**
 * What a run would do, worked out at one checkpoint.
 *
 * @param runId identifies the run
 * @param request what was asked for
 * @param checkpointId checkpoint of the posting job whose tables were read
 * @param counts how much it is
 * @param refused subjects that cannot be restated, by code
 * @param effect what changes: accounts, then metrics of each brand
 */
public record RestatementPlan(
    String runId,
    Request request,
    long checkpointId,
    Counts counts,
    Map<String, Long> refused,
    List<EffectLine> effect) {
  public RestatementPlan {
    refused = Map.copyOf(refused);
    effect = List.copyOf(effect);
  }

  /**
   * How much it is.
   *
   * @param subjects subjects that were looked at
   * @param events events they have
   * @param changed subjects whose journal changes
   * @param refused subjects that cannot be restated
   * @param commands commands it would send
   * @param entries entries that these would post
   * @param lowestPin lowest version that the events of the subjects with a command are pinned to
   * @param highestPin highest version that they are pinned to
   */
  public record Counts(
      long subjects,
      long events,
      long changed,
      long refused,
      long commands,
      long entries,
      long lowestPin,
      long highestPin) {}
}
