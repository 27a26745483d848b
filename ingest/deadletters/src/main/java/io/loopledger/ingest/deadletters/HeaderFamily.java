package io.loopledger.ingest.deadletters;

import io.loopledger.schemas.wire.DeadLetterHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Who wrote a dead letter, told by the prefix of its headers. */
public enum HeaderFamily {
  /** This platform. */
  LOOPLEDGER(DeadLetterHeaders.CONTEXT, DeadLetterHeaders.PREFIX),
  /** The sink connectors of Kafka Connect, with context headers enabled. */
  CONNECT("__connect.errors.", "__connect.errors."),
  /** Kafka Streams from 4.2 (KIP-1034). */
  STREAMS("__streams.errors.", "__streams.errors.");

  private final String context;
  private final String all;

  HeaderFamily(String context, String all) {
    this.context = context;
    this.all = all;
  }

  /** Begins the headers that say what happened. */
  String context() {
    return context;
  }

  boolean isIn(Headers headers) {
    for (Header header : headers) {
      if (header.key().startsWith(context)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a header is one that a writer of dead letters added, not one of the original. */
  static boolean added(String header) {
    for (HeaderFamily family : values()) {
      if (header.startsWith(family.all)) {
        return true;
      }
    }
    return false;
  }
}
