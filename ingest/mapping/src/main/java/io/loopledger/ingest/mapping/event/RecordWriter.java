package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.schemas.event.InvalidFieldException;
import io.loopledger.schemas.event.RecordMaker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a record of the event language; all faults of its fields are told at once. */
final class RecordWriter<R> {
  private final RecordMaker<R> maker;
  private final List<NamedWriter> fields;
  private final String prefix;

  /** A field, the columns behind it for people, and how it gets its value. */
  record NamedWriter(String name, String label, FieldWriter writer) {}

  RecordWriter(Class<R> recordClass, List<NamedWriter> fields, String prefix) {
    this.maker = RecordMaker.of(recordClass);
    this.fields = List.copyOf(fields);
    this.prefix = prefix;
  }

  /** The record; null if there are faults, which are noted. */
  @Nullable R make(Evaluation evaluation, Faults faults) {
    @Nullable Object[] values = new Object[fields.size()];
    boolean whole = true;
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = fields.get(i).writer().value(evaluation, faults);
      } catch (FaultException e) {
        faults.add(e.fault());
        whole = false;
      }
    }
    return whole && faults.isEmpty() ? made(values, faults) : null;
  }

  private @Nullable R made(@Nullable Object[] values, Faults faults) {
    try {
      return maker.make(values);
    } catch (InvalidFieldException e) {
      faults.add(broken(e));
      return null;
    }
  }

  /** The rule's message holds the value, and faults are counted by their message. */
  private MappingFault broken(InvalidFieldException e) {
    NamedWriter field =
        fields.stream().filter(one -> one.name().equals(e.field())).findFirst().orElse(null);
    String name = prefix + e.field();
    return new MappingFault(
        MappingCode.BROKEN_RULE,
        field == null ? name : field.label(),
        String.valueOf(e.getMessage()),
        "%s breaks a rule of the event language, which the value tells; correct it"
            .formatted(name));
  }
}
