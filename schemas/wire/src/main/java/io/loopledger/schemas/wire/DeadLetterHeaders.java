package io.loopledger.schemas.wire;

/**
 * Names of the headers of a dead letter. Those of the context are readable by everybody who may
 * read the topic, so nothing of a person may stand in them.
 */
public final class DeadLetterHeaders {
  /** Begins every header that is the dead letter's, not the original record's. */
  public static final String PREFIX = "__dlq.";

  /** Begins the headers of the context. */
  public static final String CONTEXT = PREFIX + "errors.";

  /** Topic of the original record. */
  public static final String TOPIC = CONTEXT + "topic";

  /** Partition of the original record, a decimal number. */
  public static final String PARTITION = CONTEXT + "partition";

  /** Offset of the original record, a decimal number. */
  public static final String OFFSET = CONTEXT + "offset";

  /** Which part of the platform refused it, such as {@code posting}. */
  public static final String STAGE = CONTEXT + "stage";

  /** Class of the exception, or the code where there was none. */
  public static final String EXCEPTION = CONTEXT + "exception";

  /** What is wrong, and the fix. */
  public static final String MESSAGE = CONTEXT + "message";

  /** The schema the record names, where it names one. */
  public static final String SCHEMA_ID = CONTEXT + "schema.id";

  /** Who must act: DATA, CONFIG or EXTERNAL. */
  public static final String OWNER = CONTEXT + "owner";

  /** The rejection's code. */
  public static final String CODE = CONTEXT + "code";

  /**
   * Says that key and value are sealed, with the version of that form: {@code 1}. A record without
   * it, as release 0.1.0 wrote them, has its key, value and headers as they came.
   */
  public static final String SEALED = PREFIX + "sealed";

  /** The original headers, all of them in one, sealed. */
  public static final String SEALED_HEADERS = PREFIX + "sealed.headers";

  private DeadLetterHeaders() {}
}
