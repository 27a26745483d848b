package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A number made from a record, exactly. */
public final class NumberValue {
  private static final int SCALE = 6;
  private static final int SCALE_BEFORE_ROUNDING = 40;

  private final Value value;
  private final NumberStyle style;
  private final Changes changes;

  /** What is done to the number, in this order. */
  record Changes(
      @Nullable NumberValue times,
      @Nullable NumberValue dividedBy,
      boolean negate,
      boolean absolute,
      @Nullable RoundingMode round) {
    static final Changes NONE = new Changes(null, null, false, false, null);
  }

  NumberValue(Value value, NumberStyle style, Changes changes) {
    this.value = value;
    this.style = style;
    this.changes = changes;
  }

  /** The columns or pointers it is made of, for people. */
  public String label() {
    return value.label();
  }

  /** The number, if it is the same for every record; empty too if it is no number. */
  public Optional<String> constant() {
    return value.constant();
  }

  /** The number; null where there is none. */
  public @Nullable BigDecimal number(Evaluation evaluation) throws FaultException {
    String text = value.text(evaluation);
    if (text.isEmpty()) {
      return null;
    }
    BigDecimal number = style.read(text, label(), evaluation.fields().delimiter());
    if (changes == Changes.NONE) {
      return number;
    }
    if (changes.times() != null) {
      number = number.multiply(changes.times().needed(evaluation));
    }
    if (changes.dividedBy() != null) {
      number = divided(number, changes.dividedBy().needed(evaluation), text);
    }
    number = changes.absolute() ? number.abs() : number;
    number = changes.negate() ? number.negate() : number;
    return changes.round() == null ? number : number.setScale(0, changes.round());
  }

  /**
   * The number.
   *
   * @throws FaultException if there is none
   */
  public BigDecimal needed(Evaluation evaluation) throws FaultException {
    BigDecimal number = number(evaluation);
    if (number == null) {
      throw value.missing(evaluation);
    }
    return number;
  }

  /** The whole number; null where there is none. */
  public @Nullable Long whole(Evaluation evaluation) throws FaultException {
    BigDecimal number = number(evaluation);
    if (number == null) {
      return null;
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw new FaultException(
          MappingCode.NOT_WHOLE,
          label(),
          value.text(evaluation),
          label() + " is not a whole number; write it like 12 or -12, or state 'round:'");
    }
  }

  private BigDecimal divided(BigDecimal number, BigDecimal divisor, String text)
      throws FaultException {
    if (changes.round() != null && divisor.signum() != 0) {
      return number.divide(divisor, SCALE_BEFORE_ROUNDING, RoundingMode.DOWN);
    }
    try {
      return number.divide(divisor, SCALE, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw new FaultException(
          MappingCode.NOT_EXACT,
          label(),
          text,
          label()
              + " cannot be divided to six decimals exactly, and the ledger never rounds money; map"
              + " the price of one piece");
    }
  }
}
