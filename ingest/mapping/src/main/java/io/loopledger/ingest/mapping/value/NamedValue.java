package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;

/** A value the mapping gives a name to. */
public interface NamedValue {
  /** Its name. */
  String name();

  /** The columns or pointers it is made of, for people. */
  String label();

  /** Whether its texts are numbers in plain form. */
  boolean isNumber();

  /** Its text; empty where there is none. */
  String text(Evaluation evaluation) throws FaultException;
}
