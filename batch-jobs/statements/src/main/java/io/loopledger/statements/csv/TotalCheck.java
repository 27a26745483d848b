package io.loopledger.statements.csv;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.csv.CsvMapping.AmountName;
import io.loopledger.statements.csv.CsvMapping.Need;
import io.loopledger.statements.csv.CsvMapping.TotalRow;
import io.loopledger.statements.model.DeclaredTotal;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.value.Sums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds the rows against the row that sums them. */
final class TotalCheck {
  private final TotalRow row;
  private final Faults faults;
  private final Map<AmountName, Sums> sums = new EnumMap<>(AmountName.class);
  private final List<DeclaredTotal> declared = new ArrayList<>();
  private long lines;
  private boolean isSeen;

  TotalCheck(TotalRow row, Faults faults) {
    this.row = row;
    this.faults = faults;
  }

  boolean isTotal(Row candidate) {
    return candidate.text(row.column()).equals(row.value());
  }

  void add(Row line, Map<AmountName, Money> amounts) {
    lines++;
    if (isSeen) {
      faults.add(line.place(), "", "", "stands behind the total row, which must be the last one");
    }
    for (AmountName name : row.amounts()) {
      Money amount = amounts.get(name);
      if (amount != null) {
        sums.computeIfAbsent(name, key -> new Sums()).add(amount);
      }
    }
  }

  void check(Row total, Map<AmountName, Money> amounts) {
    if (isSeen) {
      faults.add(total.place(), "", "", "a second total row; keep one");
    }
    isSeen = true;
    for (AmountName name : row.amounts()) {
      Money stated = amounts.get(name);
      if (stated != null) {
        compare(total, name, stated);
      }
    }
    row.count().ifPresent(column -> count(total, column));
  }

  /** What the total row says. */
  List<DeclaredTotal> declared() {
    if (!isSeen && row.need() == Need.REQUIRED) {
      faults.add(
          Faults.FILE,
          row.column().toString(),
          row.value(),
          "the file has no total row, so it may be cut off; ask the sender for the whole file");
    }
    return declared;
  }

  private void compare(Row total, AmountName name, Money stated) {
    String label = name.name().toLowerCase(Locale.ROOT);
    declared.add(new DeclaredTotal(label, stated.amount()));
    Money found = sums.getOrDefault(name, new Sums()).of(stated.currency());
    if (!found.equals(stated)) {
      faults.add(
          total.place(),
          label,
          stated.toString(),
          "the rows sum to %s; ask the sender for the whole file".formatted(found));
    }
  }

  private void count(Row total, Column column) {
    String text = total.text(column);
    if (!text.equals(String.valueOf(lines))) {
      faults.add(
          total.place(),
          column.toString(),
          text,
          "the file has %d rows before this one; ask the sender for the whole file"
              .formatted(lines));
    }
    declared.add(new DeclaredTotal("count", BigDecimal.valueOf(lines)));
  }
}
