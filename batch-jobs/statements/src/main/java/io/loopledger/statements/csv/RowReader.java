package io.loopledger.statements.csv;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.csv.CsvMapping.AmountName;
import io.loopledger.statements.csv.CsvMapping.Check;
import io.loopledger.statements.csv.CsvMapping.LineColumns;
import io.loopledger.statements.csv.CsvMapping.NamedReference;
import io.loopledger.statements.model.Amounts;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.value.Sums;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a row says about its line. */
final class RowReader {
  private static final String ANY_TYPE = "*";

  private final CsvMapping mapping;
  private final LineColumns columns;
  private final Faults faults;
  private final AmountCells amounts;
  private final DateTexts dates;

  RowReader(CsvMapping mapping, Faults faults) {
    this.mapping = mapping;
    this.columns = mapping.line();
    this.faults = faults;
    this.amounts = new AmountCells(mapping, faults);
    this.dates = new DateTexts(mapping.layout().dates());
  }

  /** What a row says, apart from where it stands. */
  record Read(
      LineKind kind,
      String type,
      LocalDate bookingDate,
      @Nullable LocalDate valueDate,
      Amounts amounts,
      List<Reference> references,
      Optional<Money> balance) {}

  /** The amounts by which a total row is compared. */
  Map<AmountName, Money> amounts(Row row) {
    return amounts.read(row);
  }

  /** Reads a row; empty if something is wrong, which is noted. */
  Optional<Read> read(Row row) {
    Optional<LineKind> kind = kind(row);
    Optional<LocalDate> bookingDate = date(row, columns.bookingDate());
    Optional<LocalDate> valueDate =
        columns
            .valueDate()
            .filter(column -> !row.text(column).isEmpty())
            .flatMap(column -> date(row, column));
    Map<AmountName, Money> found = amounts.read(row);
    Money total = found.get(columns.total());
    Optional<Money> balance = columns.balance().flatMap(column -> amounts.read(row, column));
    if (kind.isEmpty() || bookingDate.isEmpty() || total == null) {
      return Optional.empty();
    }
    mapping.checks().forEach(check -> check(row, check, found));
    return Optional.of(
        new Read(
            kind.get(),
            row.text(columns.type()),
            bookingDate.get(),
            valueDate.orElse(null),
            new Amounts(
                total,
                found.get(AmountName.GROSS),
                found.get(AmountName.FEE),
                found.get(AmountName.TAX),
                found.get(AmountName.NET)),
            references(row),
            balance));
  }

  /** A date; empty if it has another form, which is noted. */
  Optional<LocalDate> date(Row row, Column column) {
    String text = row.text(column);
    Optional<LocalDate> date = dates.read(text);
    if (date.isEmpty()) {
      faults.add(
          row.place(),
          column.toString(),
          text,
          "not a date of the form %s"
              .formatted(String.join(" or ", mapping.layout().dates()).replace('u', 'y')));
    }
    return date;
  }

  private Optional<LineKind> kind(Row row) {
    String type = row.text(columns.type());
    LineKind kind = columns.types().getOrDefault(type, columns.types().get(ANY_TYPE));
    if (kind == null) {
      faults.add(
          row.place(),
          label(columns.type()),
          type,
          "mapping '%s' does not know this type; say under 'types' what it is"
              .formatted(mapping.name()));
    }
    return Optional.ofNullable(kind);
  }

  private List<Reference> references(Row row) {
    List<Reference> references = new ArrayList<>();
    for (NamedReference named : columns.references()) {
      String value = row.text(named.column());
      if (!value.isEmpty()) {
        references.add(new Reference(named.role(), value));
      }
    }
    return references;
  }

  private void check(Row row, Check check, Map<AmountName, Money> found) {
    switch (check) {
      case NET_IS_GROSS_LESS_FEE ->
          check(row, "net = gross - fee", found, AmountName.NET, AmountName.GROSS, AmountName.FEE);
      case GROSS_IS_NET_AND_TAX ->
          // gross = net + tax is net = gross - tax
          check(row, "gross = net + tax", found, AmountName.NET, AmountName.GROSS, AmountName.TAX);
    }
  }

  /** A row that lacks one of the amounts, or has them in several currencies, is not checked. */
  private void check(
      Row row,
      String rule,
      Map<AmountName, Money> found,
      AmountName left,
      AmountName right,
      AmountName less) {
    Money net = found.get(left);
    Money gross = found.get(right);
    Money taken = found.get(less);
    if (net == null || gross == null || taken == null) {
      return;
    }
    boolean isOneCurrency =
        net.currency().equals(gross.currency()) && net.currency().equals(taken.currency());
    if (isOneCurrency && !net.equals(Sums.minus(gross, taken))) {
      faults.add(
          row.place(),
          rule,
          "net %s, gross %s, %s %s"
              .formatted(net, gross, less.name().toLowerCase(Locale.ROOT), taken),
          "does not hold; ask the sender for a corrected file");
    }
  }

  private static String label(TextSource source) {
    return switch (source) {
      case TextSource.Constant constant -> "type";
      case TextSource.OfColumn of -> of.column().toString();
    };
  }
}
