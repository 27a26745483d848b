package io.loopledger.proof.net;

import io.loopledger.catalog.posting.Posting;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code ledger.entries} that make the key of a net line, in the order in which they
 * stand in its canonical text: those of {@link Posting.Key}, and the VAT period, which follows from
 * them. Each value is a text that Java makes from a posting and Trino from a row alike.
 *
 * <p>The event's source is not among them: the table does not have it. Period, cause, trigger and
 * recorded time are no part of a key: they follow from arrival.
 */
public enum NetColumn {
  /** Ledger subject; given apart, a key does not name it. */
  SUBJECT(Form.TEXT, key -> null),
  /** Event whose journal it belongs to. */
  EVENT_ID(Form.TEXT, Posting.Key::eventId),
  /** Cycle of the unit. */
  CYCLE_NO(Form.PLAIN, key -> Integer.toString(key.cycleNo())),
  /** Who owns the brand. */
  TENANT(Form.TEXT, key -> key.dimensions().tenant()),
  /** Brand. */
  BRAND(Form.TEXT, key -> key.dimensions().brand()),
  /** Programme. */
  PROGRAM(Form.TEXT, key -> key.dimensions().program()),
  /** Product category. */
  CATEGORY(Form.TEXT, key -> key.dimensions().category()),
  /** Product. */
  PRODUCT(Form.TEXT, key -> key.dimensions().product()),
  /** Condition grade. */
  GRADE(Form.TEXT, key -> key.dimensions().grade()),
  /** Channel. */
  CHANNEL(Form.TEXT, key -> key.dimensions().channel()),
  /** Partner. */
  PARTNER(Form.TEXT, key -> key.dimensions().partner()),
  /** Country. */
  COUNTRY(Form.TEXT, key -> key.dimensions().country()),
  /** Account of the chart. */
  ACCOUNT(Form.TEXT, Posting.Key::account),
  /** Currency code, kgCO2e, unit, g or s. */
  MEASURE(Form.TEXT, Posting.Key::measure),
  /** Reporting currency; none on accounts without money. */
  REPORTING_CURRENCY(Form.TEXT, fx(Posting.Fx::reportingCurrency)),
  /** Rate, ten decimals. */
  FX_RATE(Form.PLAIN, fx(NetColumn::rate)),
  /** Day of the rate. */
  FX_DATE(Form.PLAIN, fx(fx -> fx.rateDate().toString())),
  /** Version of the rate file. */
  RATE_VERSION(Form.TEXT, fx(Posting.Fx::rateVersion)),
  /** Business date. */
  BUSINESS_DATE(Form.PLAIN, key -> key.businessDate().toString()),
  /** When the event happened, in microseconds as Trino writes them. */
  EFFECTIVE_TIME(Form.PLAIN, key -> micros(key.effectiveTime())),
  /** Version of the posting rules. */
  RULE_VERSION(Form.TEXT, Posting.Key::ruleVersion),
  /** Posting rule. */
  RULE(Form.TEXT, Posting.Key::rule),
  /** Rule that decided the tax. */
  TAX_RULE(Form.TEXT, Posting.Key::taxRule),
  /** VAT period, yyyy-MM: the month of the business date where a rule decided the tax. */
  VAT_PERIOD(Form.TEXT, NetColumn::vatPeriod),
  /** Impact method. */
  METHOD(Form.TEXT, Posting.Key::method),
  /** Factor version. */
  FACTOR_VERSION(Form.TEXT, Posting.Key::factorVersion),
  /** Real, derived or simulated. */
  ORIGIN(Form.TEXT, key -> key.origin().text());

  private static final int RATE_SCALE = 10;

  /** As Trino casts a timestamp with time zone of Iceberg, which always is UTC, to text. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Whether a value may hold the mark that separates values. */
  private enum Form {
    TEXT,
    PLAIN
  }

  private final Form form;
  private final Function<Posting.Key, @Nullable String> value;

  NetColumn(Form form, Function<Posting.Key, @Nullable String> value) {
    this.form = form;
    this.value = value;
  }

  /** The column's name in {@code ledger.entries}. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value as text in SQL; null where the column is empty. */
  public String valueSql() {
    return form == Form.TEXT ? column() : "CAST(%s AS varchar)".formatted(column());
  }

  /** The value in a canonical text, in SQL: see {@link CanonicalText}. */
  String canonicalSql() {
    return form == Form.TEXT
        ? CanonicalText.textSql(column())
        : CanonicalText.plainSql("CAST(%s AS varchar)".formatted(column()));
  }

  @Nullable String of(String subject, Posting.Key key) {
    return this == SUBJECT ? subject : value.apply(key);
  }

  /** The time in a text of {@link #EFFECTIVE_TIME}. */
  static Instant instant(String text) {
    return TIME.parse(text, Instant::from);
  }

  private static String micros(Instant time) {
    return TIME.format(time);
  }

  private static String rate(Posting.Fx fx) {
    return fx.rate().setScale(RATE_SCALE, RoundingMode.UNNECESSARY).toPlainString();
  }

  private static @Nullable String vatPeriod(Posting.Key key) {
    return key.taxRule() == null ? null : YearMonth.from(key.businessDate()).toString();
  }

  private static Function<Posting.Key, @Nullable String> fx(
      Function<Posting.Fx, @Nullable String> part) {
    return key -> {
      Posting.Fx fx = key.fx();
      return fx == null ? null : part.apply(fx);
    };
  }
}
