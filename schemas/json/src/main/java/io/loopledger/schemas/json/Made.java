package io.loopledger.schemas.json;

import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.InvalidFieldException;
import io.loopledger.schemas.event.RecordMaker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records from values that were read; what the record refuses is a fault with its place. */
final class Made {
  private Made() {}

  /** The record, or null with a fault noted. */
  static <R> @Nullable R record(
      RecordMaker<R> maker,
      List<EventField> fields,
      @Nullable Object[] values,
      String pointer,
      List<Fault> faults) {
    int before = faults.size();
    for (int i = 0; i < values.length; i++) {
      EventField field = fields.get(i);
      if (values[i] == null && !field.optional()) {
        faults.add(missing(field, pointer));
      }
    }
    if (faults.size() > before) {
      return null;
    }
    try {
      return maker.make(values);
    } catch (InvalidFieldException e) {
      faults.add(refused(e, fields, values, pointer));
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(RejectionCode.INVALID, pointer, "", String.valueOf(e.getMessage())));
    }
    return null;
  }

  private static Fault missing(EventField field, String pointer) {
    return new Fault(
        RejectionCode.INVALID,
        pointer + "/" + field.name(),
        "",
        "%s is missing; it is required: %s".formatted(field.name(), field.doc()));
  }

  private static Fault refused(
      InvalidFieldException e, List<EventField> fields, @Nullable Object[] values, String pointer) {
    String value = "";
    for (int i = 0; i < values.length; i++) {
      if (fields.get(i).name().equals(e.field()) && !e.field().equals("customer")) {
        value = String.valueOf(values[i]);
      }
    }
    return new Fault(
        RejectionCode.INVALID,
        pointer + "/" + e.field().replace('.', '/'),
        Texts.shortened(value),
        String.valueOf(e.getMessage()));
  }
}
