package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.vat.VatRate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of a state. Numbers are zigzag variable-length integers (as in Avro); a text or
 * rate that occurred before is written as its number, from 1, in the order of first occurrence; 0
 * stands before a new one.
 */
final class StateOut {
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Posting.Fx, Integer> rates = new HashMap<>();

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  void u1(int value) {
    bytes.write(value);
  }

  void flag(boolean value) {
    bytes.write(value ? 1 : 0);
  }

  void number(long value) {
    long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
    while ((rest & ~SEVEN_BITS) != 0) {
      bytes.write((int) (rest & SEVEN_BITS) | MORE);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  /** Absent is -1. */
  void choice(@Nullable Enum<?> value) {
    number(value == null ? -1 : value.ordinal());
  }

  /** Absent is -1. */
  void text(@Nullable String text) {
    if (text == null) {
      number(-1);
      return;
    }
    Integer known = texts.putIfAbsent(text, texts.size() + 1);
    if (known != null) {
      number(known);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(0);
    number(utf8.length);
    bytes.writeBytes(utf8);
  }

  void fx(Posting.Fx fx) {
    Integer known = rates.putIfAbsent(fx, rates.size() + 1);
    if (known != null) {
      number(known);
      return;
    }
    number(0);
    text(fx.reportingCurrency());
    number(fx.rate().scale());
    number(fx.rate().unscaledValue().longValueExact());
    day(fx.rateDate());
    text(fx.rateVersion());
  }

  void day(LocalDate day) {
    number(day.toEpochDay());
  }

  void vatRate(@Nullable VatRate rate) {
    text(rate == null ? null : rate.country());
    if (rate != null) {
      day(rate.from());
    }
  }

  <T> void list(List<T> elements, Consumer<T> write) {
    number(elements.size());
    elements.forEach(write);
  }
}
