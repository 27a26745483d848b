package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.value.Evaluation;
import org.jspecify.annotations.Nullable;

/** Gives a field of a record its value. */
@FunctionalInterface
interface FieldWriter {
  /** The value; null where there is none. */
  @Nullable Object value(Evaluation evaluation, Faults faults) throws FaultException;
}
