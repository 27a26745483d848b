package io.loopledger.night.step;

/** What a step thinks of its own result. */
public enum Severity {
  /** Nothing to do for anybody. */
  CLEAN,
  /** Somebody should look at it; how many findings are too many is a setting. */
  NOTICE,
  /** Somebody must look at it, whatever the number of findings. */
  ALARM
}
