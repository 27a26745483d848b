package io.loopledger.upkeep.policy;

/**
 * What Flink's sink leaves in the snapshots it commits, and looks for when it goes on after a stop:
 * walking back from the newest snapshot to the first one of its own job and operator. Where it
 * finds none, it commits again what the table holds already.
 *
 * @param writer who committed
 * @param checkpointId newest checkpoint whose rows are in the table
 */
public record Marker(Writer writer, long checkpointId) {

  /**
   * A sink of a job.
   *
   * @param jobId Flink's id of the job
   * @param operatorId Flink's id of the sink in the job; the same after every restart and upgrade
   */
  public record Writer(String jobId, String operatorId) {
    @Override
    public String toString() {
      return "job %s, operator %s".formatted(jobId, operatorId);
    }
  }
}
