package io.loopledger.proof.net;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.command.PostedAmount;
import io.loopledger.schemas.event.Origin;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The key of a net line: its values by {@link NetColumn}, as texts.
 *
 * @param values in the order of the columns; null where a column is empty
 */
public record NetKey(List<@Nullable String> values) {
  private static final List<NetColumn> COLUMNS = List.of(NetColumn.values());

  public NetKey {
    if (values.size() != COLUMNS.size()) {
      throw new IllegalArgumentException(
          "a key has %d values, one for each of %s, not %d"
              .formatted(COLUMNS.size(), COLUMNS, values.size()));
    }
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The key of a posting. */
  public static NetKey of(String subject, Posting.Key key) {
    @Nullable String[] values = new String[COLUMNS.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = COLUMNS.get(i).of(subject, key);
    }
    return new NetKey(Arrays.asList(values));
  }

  /** The value of a column; null where it is empty. */
  public @Nullable String value(NetColumn column) {
    return values.get(column.ordinal());
  }

  /** The value of a column that no row leaves empty. */
  public String required(NetColumn column) {
    String value = value(column);
    if (value == null) {
      throw new IllegalStateException(
          "%s is empty; every row of ledger.entries has one".formatted(column.column()));
    }
    return value;
  }

  /** The canonical text, form 1. */
  public String text() {
    return CanonicalText.of(values);
  }

  /** The canonical text of a row of {@code ledger.entries}, in SQL. */
  public static String textSql() {
    return CanonicalText.sql(COLUMNS.stream().map(NetColumn::canonicalSql).toList());
  }

  /** The values of a row of {@code ledger.entries}, in SQL, separated by commas. */
  public static String valuesSql() {
    return COLUMNS.stream().map(NetColumn::valueSql).collect(Collectors.joining(", "));
  }

  /**
   * An amount under this key, as a command carries it; empty where no command can: a value is none
   * that the posting job could have written.
   *
   * @param source source of the event
   */
  public Optional<PostedAmount> posted(String source, Amounts amounts) {
    boolean isMoney = value(NetColumn.REPORTING_CURRENCY) != null;
    try {
      return Optional.of(
          new PostedAmount(
              source,
              required(NetColumn.EVENT_ID),
              Long.parseLong(required(NetColumn.CYCLE_NO)),
              required(NetColumn.TENANT),
              required(NetColumn.BRAND),
              value(NetColumn.PROGRAM),
              value(NetColumn.CATEGORY),
              value(NetColumn.PRODUCT),
              value(NetColumn.GRADE),
              value(NetColumn.CHANNEL),
              value(NetColumn.PARTNER),
              value(NetColumn.COUNTRY),
              required(NetColumn.ACCOUNT),
              required(NetColumn.MEASURE),
              amounts.amount().toPlainString(),
              isMoney ? amounts.reporting().toPlainString() : null,
              value(NetColumn.REPORTING_CURRENCY),
              value(NetColumn.FX_RATE),
              value(NetColumn.FX_DATE),
              value(NetColumn.RATE_VERSION),
              required(NetColumn.BUSINESS_DATE),
              NetColumn.instant(required(NetColumn.EFFECTIVE_TIME)).toString(),
              required(NetColumn.RULE_VERSION),
              value(NetColumn.RULE),
              value(NetColumn.TAX_RULE),
              value(NetColumn.METHOD),
              value(NetColumn.FACTOR_VERSION),
              Origin.valueOf(required(NetColumn.ORIGIN).toUpperCase(Locale.ROOT))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
