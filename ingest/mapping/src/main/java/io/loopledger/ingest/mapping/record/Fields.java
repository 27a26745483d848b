package io.loopledger.ingest.mapping.record;

import io.loopledger.ingest.mapping.fault.FaultException;
import java.util.Map;

/** A row, a document, or an element of a document. */
public interface Fields {
  /**
   * The text of a part without spaces around it; empty where there is none.
   *
   * @throws FaultException if the part is no plain value
   */
  String text(Ref ref) throws FaultException;

  /** The raw JSON of a part; empty where there is none. */
  String json(Ref ref);

  /** What stands between two cells; U+0000 in a document. */
  char delimiter();

  /** The parts the mapping does not name and that may be kept: name to text. */
  Map<String, String> others();
}
