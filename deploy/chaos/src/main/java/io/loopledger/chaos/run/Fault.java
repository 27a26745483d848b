package io.loopledger.chaos.run;

/** What goes wrong. */
public enum Fault {
  /** SIGKILL of the TaskManager; another one starts. */
  KILL_TASKMANAGER,
  /** SIGKILL of the JobManager; it starts again, on its newest checkpoint. */
  KILL_JOBMANAGER,
  /** SIGKILL of both, as when the machine of both dies. */
  KILL_FLINK,
  /** SIGSTOP past the heartbeat; another TaskManager takes over, then the first one goes on. */
  STOP_TASKMANAGER,
  /** SIGSTOP of the JobManager past the heartbeat. */
  STOP_JOBMANAGER,
  /** SIGKILL of the broker. */
  KILL_KAFKA,
  /** SIGSTOP of the broker. */
  STOP_KAFKA,
  /** SIGKILL of PostgreSQL. */
  KILL_POSTGRES,
  /** SIGSTOP of PostgreSQL with all its processes. */
  STOP_POSTGRES,
  /** SIGKILL of Trino while it answers a query; it starts again and sees what the files hold. */
  KILL_TRINO,
  /** The connection to PostgreSQL is reset in the middle of a commit. */
  CUT,
  /** All connections to PostgreSQL are reset at once. */
  RESET,
  /** A commit takes many commit intervals. */
  DELAY,
  /** Warehouse and checkpoints have no space left for a while. */
  DISK_FULL,
  /** All of Flink dies, and its newest checkpoint does not read back. */
  CORRUPT_CHECKPOINT
}
