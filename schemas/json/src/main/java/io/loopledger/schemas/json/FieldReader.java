package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.RecordMaker;
import io.loopledger.schemas.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the value of one field, of every kind there is. */
final class FieldReader {
  /** Longest amount worth looking at: the ledger holds thirteen digits and six decimals. */
  private static final int MAX_AMOUNT_LENGTH = 40;

  private static final Map<Class<?>, RecordForm> NESTED = new ConcurrentHashMap<>();

  private final JsonParser in;
  private final byte[] body;
  private final List<Fault> faults;

  private record RecordForm(
      List<EventField> fields, Map<String, Integer> index, RecordMaker<? extends Record> maker) {
    static RecordForm of(EventField field) {
      Map<String, Integer> index = new HashMap<>();
      for (EventField inner : field.fields()) {
        index.put(inner.name(), index.size());
      }
      return new RecordForm(field.fields(), index, RecordMaker.of(field.recordClass()));
    }
  }

  FieldReader(JsonParser in, byte[] body, List<Fault> faults) {
    this.in = in;
    this.body = body;
    this.faults = faults;
  }

  /**
   * Reads the value on which the parser stands; null where it is JSON's null or a fault was noted.
   */
  @Nullable Object read(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return switch (field.kind()) {
      case TEXT -> text(field, pointer);
      case WHOLE_NUMBER -> wholeNumber(field, pointer);
      case FLAG -> flag(field, pointer);
      case CHOICE -> choice(field, pointer);
      case MONEY -> money(field, pointer);
      case TEXT_MAP -> rawTexts(field, pointer);
      case RECORD -> record(field, pointer);
      case RECORDS -> records(field, pointer);
    };
  }

  private @Nullable Object text(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    return in.currentToken() == JsonToken.VALUE_STRING
        ? in.getText()
        : mismatch(field, pointer, "a text in quotes");
  }

  private @Nullable Object wholeNumber(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      return mismatch(field, pointer, "a whole number without quotes, point or exponent");
    }
    if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return mismatch(field, pointer, "a whole number of at most 64 bits");
    }
    return in.getLongValue();
  }

  private @Nullable Object flag(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    JsonToken token = in.currentToken();
    return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
        ? (Object) in.getBooleanValue()
        : mismatch(field, pointer, "true or false");
  }

  private @Nullable Object choice(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      String text = in.getText();
      for (Enum<?> constant : field.choices()) {
        if (constant.name().equals(text)) {
          return constant;
        }
      }
    }
    return mismatch(field, pointer, "one of " + field.choices());
  }

  private @Nullable Object money(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    String form = "money such as {\"amount\":\"12.50\",\"currency\":\"EUR\"}";
    if (in.currentToken() != JsonToken.START_OBJECT) {
      return mismatch(field, pointer, form);
    }
    String amount = null;
    String currency = null;
    int before = faults.size();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      boolean isText = value == JsonToken.VALUE_STRING;
      if (name.equals("amount") && (isText || value.isNumeric())) {
        amount = in.getText();
      } else if (name.equals("currency") && isText) {
        currency = in.getText();
      } else {
        mismatch(field, pointer + "/" + escaped(name), form);
      }
    }
    if (faults.size() > before) {
      return null;
    }
    if (amount == null || currency == null) {
      String missing = amount == null ? "amount" : "currency";
      return refuse(
          pointer, "", "%s lacks its %s; write %s".formatted(field.name(), missing, form));
    }
    return money(amount, currency, field, pointer);
  }

  private @Nullable Object money(String amount, String currency, EventField field, String pointer) {
    try {
      if (amount.length() > MAX_AMOUNT_LENGTH) {
        throw new NumberFormatException();
      }
      return Money.of(new BigDecimal(amount), currency);
    } catch (NumberFormatException e) {
      return refuse(
          pointer + "/amount",
          amount,
          "%s: the amount is no decimal; write digits with a point, such as 12.50"
              .formatted(field.name()));
    } catch (ArithmeticException e) {
      return refuse(pointer + "/amount", amount, "%s: %s".formatted(field.name(), e.getMessage()));
    } catch (IllegalArgumentException e) {
      return refuse(
          pointer + "/currency", currency, "%s: %s".formatted(field.name(), e.getMessage()));
    }
  }

  private @Nullable Object rawTexts(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      return mismatch(field, pointer, "an object of names and JSON values");
    }
    Map<String, String> texts = new HashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      texts.put(name, StrictJson.rawText(in, body));
    }
    return texts;
  }

  private @Nullable Object record(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      return mismatch(field, pointer, "an object");
    }
    RecordForm form = NESTED.computeIfAbsent(field.recordClass(), c -> RecordForm.of(field));
    @Nullable Object[] values = new Object[form.fields().size()];
    int before = faults.size();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      Integer index = form.index().get(name);
      String inner = pointer + "/" + escaped(name);
      if (index == null) {
        unknown(inner, name, form.index().keySet());
      } else {
        values[index] = read(form.fields().get(index), inner);
      }
    }
    return faults.size() > before
        ? null
        : Made.record(form.maker(), form.fields(), values, pointer, faults);
  }

  private @Nullable Object records(EventField field, String pointer)
      throws IOException, MalformedJsonException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      return mismatch(field, pointer, "an array of objects");
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
      Object inner = record(field, pointer + "/" + i);
      if (inner != null) {
        list.add(inner);
      }
    }
    return list;
  }

  /** Notes a field nobody knows, and passes over its value. */
  void unknown(String pointer, String name, Iterable<String> known)
      throws IOException, MalformedJsonException {
    StrictJson.skip(in);
    faults.add(
        new Fault(
            RejectionCode.INVALID,
            pointer,
            "",
            "'%s' is no field of this type%s; fields of your own belong into extensions"
                .formatted(Texts.shortened(name), Texts.suggestion(name, known))));
  }

  /** Notes a value of the wrong form, and passes over it. */
  private @Nullable Object mismatch(EventField field, String pointer, String wanted)
      throws IOException, MalformedJsonException {
    String value = in.currentToken().isScalarValue() ? in.getText() : in.currentToken().asString();
    StrictJson.skip(in);
    // A customer's plain name belongs into no message, whatever is wrong with it.
    boolean isCustomer = field.name().equals("customer");
    return refuse(
        pointer,
        isCustomer ? "" : String.valueOf(value),
        "%s must be %s".formatted(field.name(), wanted));
  }

  private @Nullable Object refuse(String pointer, String value, String message) {
    faults.add(new Fault(RejectionCode.INVALID, pointer, Texts.shortened(value), message));
    return null;
  }

  static String escaped(String name) {
    return Texts.shortened(name).replace("~", "~0").replace("/", "~1");
  }
}
