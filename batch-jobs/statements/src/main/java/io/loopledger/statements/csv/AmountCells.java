package io.loopledger.statements.csv;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.csv.AmountSource.Sign;
import io.loopledger.statements.csv.CsvMapping.Amount;
import io.loopledger.statements.csv.CsvMapping.AmountName;
import io.loopledger.statements.csv.CsvMapping.CurrencyCase;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.value.MoneyReader;
import io.loopledger.statements.value.Sums;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the amounts of a row. */
final class AmountCells {
  private final CsvMapping mapping;
  private final Faults faults;
  private final MoneyReader money;
  private final NumberText numbers;

  AmountCells(CsvMapping mapping, Faults faults) {
    this.mapping = mapping;
    this.faults = faults;
    this.money = new MoneyReader(faults);
    this.numbers = new NumberText(mapping.layout().decimal(), mapping.layout().thousands());
  }

  /** The amounts that the row has; what is wrong with the others is noted. */
  Map<AmountName, Money> read(Row row) {
    String currency = currency(row.text(mapping.line().currency()));
    Map<AmountName, Money> amounts = new EnumMap<>(AmountName.class);
    mapping
        .line()
        .amounts()
        .forEach(
            (name, amount) ->
                read(row, name, amount, currency).ifPresent(found -> amounts.put(name, found)));
    return amounts;
  }

  /** A single amount in the line's currency. */
  Optional<Money> read(Row row, Column column) {
    return cell(row, column, currency(row.text(mapping.line().currency())));
  }

  private Optional<Money> read(Row row, AmountName name, Amount amount, String ofLine) {
    String currency = amount.currency().map(column -> currency(row.text(column))).orElse(ofLine);
    boolean isEmpty = valueColumns(amount.source()).allMatch(column -> row.text(column).isEmpty());
    if (isEmpty) {
      return whenEmpty(row, name, amount, currency);
    }
    return switch (amount.source()) {
      case AmountSource.Plain plain ->
          cell(row, plain.column(), currency)
              .map(found -> plain.sign() == Sign.INVERTED ? found.negated() : found);
      case AmountSource.CreditDebit pair -> creditDebit(row, pair, currency);
      case AmountSource.Indicated indicated -> indicated(row, indicated, currency);
      case AmountSource.SumOf sum -> sum(row, sum, currency);
    };
  }

  private static Stream<Column> valueColumns(AmountSource source) {
    return switch (source) {
      case AmountSource.Indicated indicated -> Stream.of(indicated.column());
      case AmountSource.Plain plain -> plain.columns().stream();
      case AmountSource.CreditDebit pair -> pair.columns().stream();
      case AmountSource.SumOf sum -> sum.columns().stream();
    };
  }

  private Optional<Money> whenEmpty(Row row, AmountName name, Amount amount, String currency) {
    return switch (amount.whenEmpty()) {
      case NONE -> Optional.empty();
      case ZERO -> money.read(row.place(), label(amount.source()), "0", currency);
      case REFUSED -> {
        faults.add(
            row.place(),
            label(amount.source()),
            "",
            "the %s is empty; ask the sender for a complete file"
                .formatted(name.name().toLowerCase(Locale.ROOT)));
        yield Optional.empty();
      }
    };
  }

  private Optional<Money> creditDebit(Row row, AmountSource.CreditDebit pair, String currency) {
    Optional<Money> credit = filled(row, pair.credit(), currency);
    Optional<Money> debit = filled(row, pair.debit(), currency).map(Money::negated);
    Optional<Money> moving = credit.filter(money -> money.amountMicros() != 0);
    if (moving.isPresent() && debit.filter(money -> money.amountMicros() != 0).isPresent()) {
      faults.add(
          row.place(),
          label(pair),
          row.text(pair.credit()) + " and " + row.text(pair.debit()),
          "both credit and debit are filled; only one can hold");
      return Optional.empty();
    }
    return moving.or(() -> debit).or(() -> credit);
  }

  private Optional<Money> filled(Row row, Column column, String currency) {
    return row.text(column).isEmpty() ? Optional.empty() : cell(row, column, currency);
  }

  private Optional<Money> indicated(Row row, AmountSource.Indicated source, String currency) {
    String word = row.text(source.indicator());
    boolean isPositive = source.positive().contains(word);
    if (!isPositive && !source.negative().contains(word)) {
      faults.add(
          row.place(),
          source.indicator().toString(),
          word,
          "says neither which amounts are positive (%s) nor which are negative (%s)"
              .formatted(
                  String.join(", ", source.positive()), String.join(", ", source.negative())));
      return Optional.empty();
    }
    return cell(row, source.column(), currency).map(found -> isPositive ? found : found.negated());
  }

  private Optional<Money> sum(Row row, AmountSource.SumOf source, String currency) {
    Optional<Money> sum = Optional.empty();
    for (Column column : source.columns()) {
      if (!row.text(column).isEmpty()) {
        Optional<Money> part = cell(row, column, currency);
        if (part.isEmpty()) {
          return part;
        }
        sum = sum.map(before -> Sums.plus(before, part.get())).or(() -> part);
      }
    }
    return sum;
  }

  private Optional<Money> cell(Row row, Column column, String currency) {
    return money.read(row.place(), column.toString(), numbers.plain(row.text(column)), currency);
  }

  private String currency(String text) {
    return mapping.layout().currencyCase() == CurrencyCase.ANY
        ? text.toUpperCase(Locale.ROOT)
        : text;
  }

  private static String label(AmountSource source) {
    return String.join(", ", source.columns().stream().map(Column::toString).toList());
  }
}
