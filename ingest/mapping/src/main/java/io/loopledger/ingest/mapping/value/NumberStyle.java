package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How a source writes numbers. Beside the digits a sign may stand in front or behind, and brackets
 * around a number make it negative, as book-keepers write it.
 */
final class NumberStyle {
  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d{1,18},\\d{1,30}");
  private static final Pattern GROUPED_WITH_POINT =
      Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){1,5}\\.\\d{1,30}");
  private static final Pattern GROUPED_WITH_COMMA =
      Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3}){1,5},\\d{1,30}");
  private static final Pattern COMMA_OF_EITHER_KIND = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  /** A decimal point and no groups: how constants and computed numbers are written. */
  static final NumberStyle POINT = new NumberStyle(Decimal.POINT, "");

  /** What the engine wrote itself: of any size. */
  static final NumberStyle COMPUTED = new NumberStyle(Decimal.POINT, "");

  /** The decimal sign. */
  enum Decimal {
    POINT,
    COMMA,
    /** Either, told from each number; refused where it cannot be told. */
    AUTO
  }

  private final Decimal decimal;
  private final String thousands;
  private final Pattern grouped;

  NumberStyle(Decimal decimal, String thousands) {
    this.decimal = decimal;
    this.thousands = thousands;
    String mark = decimal == Decimal.COMMA ? "," : "\\.";
    this.grouped =
        Pattern.compile(
            "[+-]?\\d{1,3}(%s\\d{3}){1,5}(%s\\d{0,30})?".formatted(group(thousands), mark));
  }

  /**
   * Reads a number.
   *
   * @param delimiter what stands between the cells: between semicolons a comma is decimal
   */
  BigDecimal read(String text, String label, char delimiter) throws FaultException {
    if (this == COMPUTED) {
      return new BigDecimal(text);
    }
    if (PLAIN.matcher(text).matches() && decimal != Decimal.COMMA && !isGroup('.')) {
      return new BigDecimal(text);
    }
    String signed = signInFront(text);
    return decimal == Decimal.AUTO
        ? auto(signed, text, label, delimiter)
        : stated(signed, text, label);
  }

  private BigDecimal stated(String text, String original, String label) throws FaultException {
    String digits = text;
    if (!thousands.isEmpty() && grouped.matcher(text).matches()) {
      digits = text.replaceAll(group(thousands), "");
    }
    if (decimal == Decimal.COMMA) {
      if (digits.indexOf('.') >= 0) {
        throw notANumber(original, label);
      }
      digits = digits.replace(',', '.');
    }
    if (!PLAIN.matcher(digits).matches()) {
      throw notANumber(original, label);
    }
    return new BigDecimal(digits);
  }

  private BigDecimal auto(String text, String original, String label, char delimiter)
      throws FaultException {
    if (PLAIN.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    if (delimiter != ';' && COMMA_OF_EITHER_KIND.matcher(text).matches()) {
      throw new FaultException(
          MappingCode.AMBIGUOUS_NUMBER,
          label,
          original,
          label
              + " has a comma that may be a decimal comma or group thousands; say which in"
              + " 'numbers:' of the mapping");
    }
    if (GROUPED_WITH_POINT.matcher(text).matches()) {
      return new BigDecimal(text.replace(",", ""));
    }
    if (GROUPED_WITH_COMMA.matcher(text).matches() || WITH_COMMA.matcher(text).matches()) {
      return new BigDecimal(text.replace(".", "").replace(',', '.'));
    }
    throw notANumber(original, label);
  }

  private FaultException notANumber(String text, String label) {
    String example =
        switch (decimal) {
          case POINT, AUTO -> "1" + (thousands.isEmpty() ? "" : thousands) + "234.50";
          case COMMA -> "1" + (thousands.isEmpty() ? "" : thousands) + "234,50";
        };
    return new FaultException(
        MappingCode.NOT_A_NUMBER,
        label,
        text,
        "%s is no number; write it like %s, or state another form in 'numbers:'"
            .formatted(label, example));
  }

  private boolean isGroup(char mark) {
    return thousands.indexOf(mark) >= 0;
  }

  private static String signInFront(String text) {
    if (text.length() > 2 && text.startsWith("(") && text.endsWith(")")) {
      return "-" + text.substring(1, text.length() - 1).strip();
    }
    if (text.length() > 1 && text.endsWith("-") && Character.isDigit(text.charAt(0))) {
      return "-" + text.substring(0, text.length() - 1).strip();
    }
    return text;
  }

  /** A space groups whichever of its kinds is written. */
  private static String group(String thousands) {
    return switch (thousands) {
      case "" -> "(?!)";
      case " " -> "[ \\u00a0\\u2009\\u202f]";
      case "'" -> "['\\u2019]";
      default -> Pattern.quote(thousands);
    };
  }
}
