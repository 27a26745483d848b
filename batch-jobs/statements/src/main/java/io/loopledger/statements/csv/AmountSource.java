package io.loopledger.statements.csv;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where an amount comes from, and how its sign is told. */
sealed interface AmountSource {
  /** Which sign a plain amount has. */
  enum Sign {
    AS_WRITTEN,
    INVERTED
  }

  /** The columns it needs. */
  List<Column> columns();

  /** A cell with its sign. */
  record Plain(Column column, Sign sign) implements AmountSource {
    @Override
    public List<Column> columns() {
      return List.of(column);
    }
  }

  /** Two cells, at most one of them filled. */
  record CreditDebit(Column credit, Column debit) implements AmountSource {
    @Override
    public List<Column> columns() {
      return List.of(credit, debit);
    }
  }

  /** A cell without sign, and one that says the direction. */
  record Indicated(Column column, Column indicator, Set<String> positive, Set<String> negative)
      implements AmountSource {
    public Indicated {
      positive = Collections.unmodifiableSet(new TreeSet<>(positive));
      negative = Collections.unmodifiableSet(new TreeSet<>(negative));
    }

    @Override
    public List<Column> columns() {
      return List.of(column, indicator);
    }
  }

  /** Several cells; an empty one adds nothing. */
  record SumOf(List<Column> columns) implements AmountSource {
    public SumOf {
      columns = List.copyOf(columns);
    }
  }
}
