package io.loopledger.chaos.check;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.entry.Dimensions;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Subject, event and the full delta key of an entry, as texts in the order of {@link #COLUMNS}.
 * Arrival is no part of it: entry and trigger, cause, times of posting, posting period.
 */
record NetKey(List<@Nullable String> values) {
  static final List<String> COLUMNS =
      List.of(
          "subject",
          "event_id",
          "cycle_no",
          "tenant",
          "brand",
          "program",
          "category",
          "product",
          "grade",
          "channel",
          "partner",
          "country",
          "account",
          "measure",
          "reporting_currency",
          "fx_rate",
          "fx_date",
          "business_date",
          "effective_time",
          "rule_version",
          "rule",
          "tax_rule",
          "vat_period",
          "rate_version",
          "method",
          "factor_version",
          "origin");

  static NetKey of(Row row) {
    List<@Nullable String> values = new ArrayList<>(COLUMNS.size());
    for (String column : COLUMNS) {
      values.add(text(row.value(column)));
    }
    return new NetKey(values);
  }

  static NetKey of(String subject, Posting.Key key) {
    Dimensions d = key.dimensions();
    Posting.Fx fx = key.fx();
    @Nullable Object[] values = {
      subject,
      key.eventId(),
      key.cycleNo(),
      d.tenant(),
      d.brand(),
      d.program(),
      d.category(),
      d.product(),
      d.grade(),
      d.channel(),
      d.partner(),
      d.country(),
      key.account(),
      key.measure(),
      fx == null ? null : fx.reportingCurrency(),
      fx == null ? null : fx.rate(),
      fx == null ? null : fx.rateDate(),
      key.businessDate(),
      key.effectiveTime(),
      key.ruleVersion(),
      key.rule(),
      key.taxRule(),
      key.taxRule() == null ? null : YearMonth.from(key.businessDate()),
      fx == null ? null : fx.rateVersion(),
      key.method(),
      key.factorVersion(),
      key.origin().text()
    };
    return new NetKey(Arrays.stream(values).map(NetKey::text).toList());
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        text.append(i == 0 ? "" : ", ").append(COLUMNS.get(i)).append('=').append(values.get(i));
      }
    }
    return text.toString();
  }
}
