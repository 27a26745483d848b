package io.loopledger.schemas.event;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The ledger subject: what an event is about, the key of its Kafka record, and the unit of ordering
 * and folding. Written {@code kind:key}, for instance {@code unit:acme/QR-1029}. The key begins
 * with the brand, so that two brands never share a subject.
 */
public record Subject(Kind kind, String key) {
  /** Longest key of a subject, in characters. */
  public static final int MAX_LENGTH = 512;

  /** What kinds of subject there are. */
  public enum Kind {
    /** A physical unit: the digital twin behind its QR code. */
    UNIT,
    /** A voucher. */
    VOUCHER,
    /** Goods without identity: all lines of one customer and product. */
    LINE,
    /** A document of its own, such as a fee invoice. */
    DOC,
    /** A period of a brand, for journals that belong to no single unit. */
    PERIOD;

    private final String prefix = name().toLowerCase(Locale.ROOT);

    String prefix() {
      return prefix;
    }
  }

  public Subject {
    requireNonNull(kind, "kind is null");
    requireNonNull(key, "key is null");
    if (key.isBlank()) {
      throw new IllegalArgumentException(
          "subject key '%s' is blank; write brand/key, such as acme/QR-1029".formatted(key));
    }
    Texts.requireText("subject key", key);
    Texts.requireLength("subject key", key, MAX_LENGTH);
  }

  /** A unit of a brand. */
  public static Subject unit(String brand, String unitId) {
    return new Subject(Kind.UNIT, brand + "/" + unitId);
  }

  /** A voucher of a brand. */
  public static Subject voucher(String brand, String voucherKey) {
    return new Subject(Kind.VOUCHER, brand + "/" + voucherKey);
  }

  /** A line of a brand. */
  public static Subject line(String brand, String lineKey) {
    return new Subject(Kind.LINE, brand + "/" + lineKey);
  }

  /** A document of a brand. */
  public static Subject doc(String brand, String documentKey) {
    return new Subject(Kind.DOC, brand + "/" + documentKey);
  }

  /** A period of a brand, such as {@code 2026-11}, or a finer key that begins with it. */
  public static Subject period(String brand, String periodKey) {
    return new Subject(Kind.PERIOD, brand + "/" + periodKey);
  }

  /** Whether the key begins with this brand, so that it is one of its subjects. */
  public boolean isOf(String brand) {
    return key.length() > brand.length() + 1
        && key.startsWith(brand)
        && key.charAt(brand.length()) == '/';
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException naming the value and the forms that exist
   */
  public static Subject parse(String text) {
    int colon = text.indexOf(':');
    String prefix = colon < 0 ? "" : text.substring(0, colon);
    for (Kind kind : Kind.values()) {
      if (kind.prefix().equals(prefix)) {
        return new Subject(kind, text.substring(colon + 1));
      }
    }
    throw new IllegalArgumentException(
        "subject '%s' must begin with unit:, voucher:, line:, doc: or period:".formatted(text));
  }

  @Override
  public String toString() {
    return kind.prefix() + ":" + key;
  }
}
