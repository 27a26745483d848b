package io.loopledger.restatement.plan;

/** Where the pins of a subject's events go. */
public sealed interface Target {
  /**
   * All to one version of the reference data.
   *
   * @param version the version
   */
  record ToVersion(long version) implements Target {}

  /**
   * Each to where it was before a run.
   *
   * @param runId the run that is taken back
   */
  record Before(String runId) implements Target {}
}
