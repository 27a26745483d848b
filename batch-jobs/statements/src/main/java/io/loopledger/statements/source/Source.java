package io.loopledger.statements.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Content that can be read more than once. */
public interface Source {
  /** Opens the content at its beginning. */
  Content open() throws IOException;

  /** What may be in it. */
  Limits limits();

  /** Bytes in memory. */
  static Source of(byte[] bytes, Limits limits) {
    return new Source() {
      @Override
      public Content open() {
        return new Content(new ByteArrayInputStream(bytes), limits, () -> bytes.length);
      }

      @Override
      public Limits limits() {
        return limits;
      }
    };
  }
}
