package io.loopledger.statements.csv;

import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.model.StatementKind;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a CSV file become lines of statements. Declared in YAML, see {@code
 * docs/statements.md}; there are no defaults for what decides an amount.
 *
 * @param ignored columns that are known and hold nothing we need
 */
public record CsvMapping(
    String name,
    String description,
    StatementKind kind,
    TextSource issuer,
    Layout layout,
    StatementColumns statement,
    LineColumns line,
    List<Check> checks,
    @Nullable TotalRow totalRow,
    Set<String> ignored) {
  public CsvMapping {
    checks = List.copyOf(checks);
    ignored = Set.copyOf(ignored);
  }

  /** Whether something must be there. */
  enum Need {
    REQUIRED,
    OPTIONAL
  }

  /** What is done with columns the mapping does not name. */
  enum OtherColumns {
    REFUSED,
    IGNORED
  }

  /** How currencies are written. */
  enum CurrencyCase {
    /** In capitals, as ISO 4217 has them. */
    CAPITALS,
    /** Small letters are capitals here. */
    ANY
  }

  /** The amounts of a line that a mapping can name. */
  enum AmountName {
    GROSS,
    FEE,
    TAX,
    NET
  }

  /** What an empty amount is. */
  enum WhenEmpty {
    REFUSED,
    NONE,
    ZERO
  }

  /** An identity that every row must hold, where it has all three amounts in one currency. */
  enum Check {
    /** net = gross - fee. */
    NET_IS_GROSS_LESS_FEE,
    /** gross = net + tax. */
    GROSS_IS_NET_AND_TAX
  }

  /**
   * How the file is written.
   *
   * @param thousands what groups thousands; empty for nothing
   * @param dates patterns of {@link java.time.format.DateTimeFormatter}
   */
  record Layout(
      char delimiter,
      Charset charset,
      char decimal,
      String thousands,
      List<String> dates,
      Need lastLineBreak,
      Need rows,
      OtherColumns otherColumns,
      CurrencyCase currencyCase) {
    Layout {
      dates = List.copyOf(dates);
    }
  }

  /**
   * What the rows of one statement have in common.
   *
   * @param reference rows with the same one, and the same account, make up a statement
   */
  record StatementColumns(
      TextSource reference, Optional<Column> date, Optional<TextSource> account) {}

  /**
   * What a row says.
   *
   * @param types kinds by the document's word; {@code *} for any other word
   * @param total the amount that the line adds to its statement
   * @param balance the balance after the line
   */
  record LineColumns(
      TextSource type,
      Map<String, LineKind> types,
      Column bookingDate,
      Optional<Column> valueDate,
      Optional<Column> text,
      Optional<Column> counterparty,
      Optional<Column> position,
      TextSource currency,
      Map<AmountName, Amount> amounts,
      AmountName total,
      Optional<Column> balance,
      List<NamedReference> references) {
    LineColumns {
      types = Map.copyOf(types);
      amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
      references = List.copyOf(references);
    }
  }

  /** An amount; its currency is the line's unless it has its own. */
  record Amount(AmountSource source, Optional<Column> currency, WhenEmpty whenEmpty) {}

  /** A column that holds a reference. */
  record NamedReference(Role role, Column column) {}

  /**
   * A row that is no line but sums the lines before it.
   *
   * @param column the cell that tells it
   * @param value what stands in that cell
   * @param count the cell with the number of lines, if there is one
   * @param amounts the amounts that the row sums
   */
  record TotalRow(
      Column column, String value, Optional<Column> count, Set<AmountName> amounts, Need need) {
    TotalRow {
      amounts = Set.copyOf(amounts);
    }
  }
}
