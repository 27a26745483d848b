package io.loopledger.matching;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows made by hand, in SQL. */
final class HandMade {
  private HandMade() {}

  static String items(List<String> rows) {
    return "SELECT * FROM (VALUES %s) AS t (item_id, tenant, brand, type, currency, amount, item_date, reference, party, item_time)"
        .formatted(String.join(", ", rows));
  }

  static String item(
      String id,
      String key,
      int amount,
      String day,
      @Nullable String party,
      @Nullable String time) {
    return "('%s', 't', 'b', 'T', 'EUR', CAST(%d AS decimal(20, 6)), DATE '%s', '%s', %s, %s)"
        .formatted(
            id,
            amount,
            day,
            key,
            party == null ? "CAST(NULL AS varchar)" : "'" + party + "'",
            time == null
                ? "CAST(NULL AS timestamp(6) with time zone)"
                : "TIMESTAMP '" + time + " UTC'");
  }

  static String line(String id, String key, int amount, String day) {
    return item(id, key, amount, day, null, null);
  }

  static String job(String job, String partner, String day, String amount) {
    return "('%1$s', 't', 'alpenloop', 'DISPOSAL', 'EUR', CAST(%2$s AS decimal(20, 6)), DATE '%3$s', '%1$s', '%4$s', TIMESTAMP '%3$s 08:00 UTC')"
        .formatted(job, amount, day, partner);
  }

  static String invoice(
      String id, String number, String date, String job, String day, String amount) {
    return "('%s', 'PARTNER', '%s', '%s', DATE '%s', 'DISPOSAL', DATE '%s', CAST(%s AS decimal(20, 6)), '%s', NULL)"
        .formatted(
            id, number.split("-", -1)[1].toLowerCase(Locale.ROOT), number, date, day, amount, job);
  }

  static String payment(String id, String reference, String day, String amount) {
    return "('%s', 'BANK', NULL, 'S-%s', DATE '%s', 'PMNT', DATE '%s', CAST(%s AS decimal(20, 6)), NULL, '%s')"
        .formatted(id, day, day, day, amount, reference);
  }
}
