package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;

/** Changes a text that is not empty. */
@FunctionalInterface
interface Step {
  /**
   * The changed text; empty for none.
   *
   * @param label where it stands, for people
   */
  String apply(String text, String label) throws FaultException;
}
