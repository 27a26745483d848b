package io.loopledger.inbox.row;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Invoice;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.value.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The VAT of an invoice on its lines. EN 16931 states VAT once for each rate, below the lines; what
 * a single parcel or job costs is compared with VAT. Where the whole invoice has one rate, each
 * line gets its VAT, HALF_UP to the minor unit, and what is left of the stated VAT goes to the
 * lines whose rounding lost most (largest remainder), so that the invoice's own total stands to the
 * cent.
 */
public final class VatSpread {
  private static final int MICROS = 6;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Map<Long, Long> taxMicrosByLine;

  private VatSpread(Map<Long, Long> taxMicrosByLine) {
    this.taxMicrosByLine = taxMicrosByLine;
  }

  /** The VAT of an invoice that has one rate, if this is one. */
  static Optional<Invoice.VatBreakdown> only(Statement statement) {
    Invoice invoice = statement.invoice();
    return invoice != null && invoice.vat().size() == 1
        ? Optional.of(invoice.vat().getFirst())
        : Optional.empty();
  }

  /** Whether a statement may be spread at all: then its lines are needed at once. */
  public static boolean isPossible(Statement statement) {
    return only(statement).filter(vat -> vat.ratePercent() != null).isPresent();
  }

  /**
   * Spreads the VAT.
   *
   * @param lines of the invoice, with the one of its VAT
   * @return empty if the stated VAT is not the rate's, beyond what rounding explains: then it stays
   *     a line of its own
   */
  public static Optional<VatSpread> of(Statement statement, List<StatementLine> lines) {
    BigDecimal rate = only(statement).map(Invoice.VatBreakdown::ratePercent).orElse(null);
    if (rate == null) {
      return Optional.empty();
    }
    long stated = 0;
    String currency = "";
    List<StatementLine> bases = new ArrayList<>();
    for (StatementLine line : lines) {
      currency = line.amounts().total().currency();
      if (line.kind() == LineKind.TAX) {
        stated = Math.addExact(stated, line.amounts().total().amountMicros());
      } else {
        bases.add(line);
      }
    }
    int decimals = Currencies.decimalsOf(currency).orElse(2);
    List<Share> shares =
        bases.stream().map(line -> Share.of(line.amounts().total(), rate, decimals)).toList();
    return spread(shares, stated, BigDecimal.ONE.movePointRight(MICROS - decimals).longValue())
        .map(taxes -> new VatSpread(byLine(bases, taxes)));
  }

  /** A line's VAT before and after rounding, in micros. */
  private record Share(BigDecimal exact, long rounded) {
    static Share of(Money base, BigDecimal rate, int decimals) {
      BigDecimal exact = base.amount().multiply(rate).divide(HUNDRED);
      BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
      return new Share(
          exact.movePointRight(MICROS), rounded.movePointRight(MICROS).longValueExact());
    }

    BigDecimal lost() {
      return exact.subtract(BigDecimal.valueOf(rounded));
    }
  }

  private static Optional<long[]> spread(List<Share> shares, long stated, long step) {
    long[] taxes = shares.stream().mapToLong(Share::rounded).toArray();
    long sum = 0;
    for (long tax : taxes) {
      sum = Math.addExact(sum, tax);
    }
    long rest = Math.subtractExact(stated, sum);
    long steps = Math.abs(rest / step);
    if (rest % step != 0 || steps > shares.size()) {
      return Optional.empty();
    }
    Comparator<Integer> mostLost = Comparator.comparing(i -> shares.get(i).lost());
    IntStream.range(0, taxes.length)
        .boxed()
        .sorted(rest > 0 ? mostLost.reversed() : mostLost)
        .limit(steps)
        .forEach(i -> taxes[i] += Long.signum(rest) * step);
    return Optional.of(taxes);
  }

  private static Map<Long, Long> byLine(List<StatementLine> lines, long[] taxes) {
    Map<Long, Long> byLine = new TreeMap<>();
    for (int i = 0; i < taxes.length; i++) {
      byLine.put(lines.get(i).position().line(), taxes[i]);
    }
    return byLine;
  }

  /** The VAT of a line; empty for the line of the VAT itself, which is spread. */
  Optional<Money> taxOf(StatementLine line) {
    Long micros = taxMicrosByLine.get(line.position().line());
    return micros == null
        ? Optional.empty()
        : Optional.of(new Money(micros, line.amounts().total().currency()));
  }
}
