package io.loopledger.schemas.command;

/** The topic that commands to the posting job come through. */
public final class CommandTopic {
  /** Its name in Kafka; the record's key is the ledger subject, its value the command as JSON. */
  public static final String NAME = "commands";

  /** Where commands go that were refused. */
  public static final String DEAD_LETTERS = "dlq." + NAME;

  /** Largest command, in bytes: about two thousand events to bring back. */
  public static final int MAX_BYTES = 3 * 1024 * 1024;

  private CommandTopic() {}
}
