package io.loopledger.catalog.live.cells;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.live.LiveMetric;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the dashboards: tenant, brand, programme, category, channel, account, measure and
 * day. Reporting currency, method, factors and origin belong to it because nobody may sum over
 * them. Its id is its parts joined by {@code |}; a bar or backslash inside a part has a backslash
 * in front.
 */
public record Cell(
    String tenant,
    String brand,
    @Nullable String program,
    @Nullable String category,
    @Nullable String channel,
    LocalDate businessDate,
    String period,
    String account,
    String measure,
    @Nullable String reportingCurrency,
    @Nullable String method,
    @Nullable String factorVersion,
    Origin origin) {
  private static final int PARTS = 13;

  /** The cell of a posting in this period. */
  public static Cell of(Posting.Key key, YearMonth period) {
    Dimensions d = key.dimensions();
    Posting.Fx fx = key.fx();
    return new Cell(
        d.tenant(),
        d.brand(),
        d.program(),
        d.category(),
        d.channel(),
        key.businessDate(),
        period.toString(),
        key.account(),
        key.measure(),
        fx == null ? null : fx.reportingCurrency(),
        key.method(),
        key.factorVersion(),
        key.origin());
  }

  /** The cell of an id. */
  public static Cell parse(String id) {
    List<@Nullable String> parts = parts(id);
    if (parts.size() != PARTS) {
      throw new IllegalArgumentException(
          "cell '%s' has %d parts; a cell has %d".formatted(id, parts.size(), PARTS));
    }
    return new Cell(
        required(parts, 0),
        required(parts, 1),
        parts.get(2),
        parts.get(3),
        parts.get(4),
        LocalDate.parse(required(parts, 5)),
        required(parts, 6),
        required(parts, 7),
        required(parts, 8),
        parts.get(9),
        parts.get(10),
        parts.get(11),
        Origin.valueOf(required(parts, 12)));
  }

  /** Its id. */
  public String id() {
    StringBuilder id = new StringBuilder(160);
    append(id, tenant);
    append(id.append('|'), brand);
    append(id.append('|'), program);
    append(id.append('|'), category);
    append(id.append('|'), channel);
    id.append('|').append(businessDate).append('|').append(period);
    append(id.append('|'), account);
    append(id.append('|'), measure);
    append(id.append('|'), reportingCurrency);
    append(id.append('|'), method);
    append(id.append('|'), factorVersion);
    return id.append('|').append(origin.name()).toString();
  }

  /** The message about its total. */
  public LiveMetric metric(
      long version,
      BigInteger amountMicros,
      BigInteger reportingMicros,
      long entryCount,
      @Nullable Instant countedSince) {
    return new LiveMetric(
        id(),
        version,
        tenant,
        brand,
        program,
        category,
        channel,
        businessDate,
        period,
        account,
        measure,
        reportingCurrency,
        method,
        factorVersion,
        origin,
        new BigDecimal(amountMicros, Micros.SCALE),
        reportingCurrency == null ? null : new BigDecimal(reportingMicros, Micros.SCALE),
        entryCount,
        countedSince);
  }

  private static void append(StringBuilder id, @Nullable String part) {
    if (part == null) {
      return;
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '|' || c == '\\') {
        id.append('\\');
      }
      id.append(c);
    }
  }

  private static List<@Nullable String> parts(String id) {
    List<@Nullable String> parts = new ArrayList<>(PARTS);
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '\\' && i + 1 < id.length()) {
        part.append(id.charAt(++i));
      } else if (c == '|') {
        parts.add(part.isEmpty() ? null : part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.isEmpty() ? null : part.toString());
    return parts;
  }

  private static String required(List<@Nullable String> parts, int place) {
    return Objects.requireNonNull(parts.get(place), "a part of a cell that has to be there");
  }
}
