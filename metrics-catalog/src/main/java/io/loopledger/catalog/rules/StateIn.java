package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.vat.VatRate;
import io.loopledger.catalog.vat.VatRates;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateOut} wrote. Damaged bytes are an {@link IllegalArgumentException}. */
final class StateIn {
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;
  private static final int MAX_SHIFT = 63;

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private final List<Posting.Fx> rates = new ArrayList<>();
  private int at;

  StateIn(byte[] bytes) {
    this.bytes = bytes;
  }

  void requireEnd() {
    if (at != bytes.length) {
      throw damaged("%d bytes are left over".formatted(bytes.length - at));
    }
  }

  int u1() {
    if (at >= bytes.length) {
      throw damaged("it ends too early");
    }
    return bytes[at++] & 0xff;
  }

  boolean flag() {
    int value = u1();
    if (value > 1) {
      throw damaged("%d is no flag".formatted(value));
    }
    return value == 1;
  }

  long number() {
    long rest = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      int next = u1();
      rest |= (long) (next & SEVEN_BITS) << shift;
      if ((next & MORE) == 0) {
        return (rest >>> 1) ^ -(rest & 1);
      }
    }
    throw damaged("a number has more than ten bytes");
  }

  int count() {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw damaged("%d elements, but %d bytes follow".formatted(count, bytes.length - at));
    }
    return (int) count;
  }

  <E extends Enum<E>> E choice(E[] values) {
    E value = optionalChoice(values);
    if (value == null) {
      throw damaged("a choice is absent");
    }
    return value;
  }

  <E extends Enum<E>> @Nullable E optionalChoice(E[] values) {
    long ordinal = number();
    if (ordinal < -1 || ordinal >= values.length) {
      throw damaged("%d is none of %d choices".formatted(ordinal, values.length));
    }
    return ordinal == -1 ? null : values[(int) ordinal];
  }

  String text() {
    String text = optionalText();
    if (text == null) {
      throw damaged("a text is absent");
    }
    return text;
  }

  @Nullable String optionalText() {
    long number = number();
    if (number == -1) {
      return null;
    }
    if (number != 0) {
      return known(texts, number);
    }
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    texts.add(text);
    return text;
  }

  Posting.Fx fx() {
    long number = number();
    if (number != 0) {
      return known(rates, number);
    }
    String currency = text();
    int scale = Math.toIntExact(number());
    BigDecimal rate = BigDecimal.valueOf(number(), scale);
    Posting.Fx fx = new Posting.Fx(currency, rate, day(), optionalText());
    rates.add(fx);
    return fx;
  }

  LocalDate day() {
    return LocalDate.ofEpochDay(number());
  }

  @Nullable VatRate vatRate() {
    String country = optionalText();
    return country == null ? null : VatRates.builtIn().standard(country, day());
  }

  <T> List<T> list(Supplier<T> read) {
    int count = count();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(read.get());
    }
    return list;
  }

  private <T> T known(List<T> values, long number) {
    if (number < 1 || number > values.size()) {
      throw damaged("number %d of %d".formatted(number, values.size()));
    }
    return values.get((int) number - 1);
  }

  private static IllegalArgumentException damaged(String why) {
    return new IllegalArgumentException("state is damaged: " + why);
  }
}
