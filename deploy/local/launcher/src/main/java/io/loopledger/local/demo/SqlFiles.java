package io.loopledger.local.demo;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The demo's queries. {@code ${brand}} and {@code ${program}} are its own; {@code ${gross-margin}}
 * and the like are the accounts of that margin level, as the chart has them.
 */
final class SqlFiles {
  private SqlFiles() {}

  static String read(String name) {
    String sql =
        text(name)
            .replace("${brand}", "'" + Demo.BRAND + "'")
            .replace("${program}", "'" + Demo.PROGRAM + "'");
    for (Account.MarginLevel level : Account.MarginLevel.values()) {
      sql = sql.replace("${" + level.text() + "}", accounts(level));
    }
    return sql;
  }

  private static String accounts(Account.MarginLevel level) {
    return Chart.builtIn().accounts().stream()
        .filter(account -> account.level() == level)
        .map(account -> "'" + account.code() + "'")
        .collect(Collectors.joining(", "));
  }

  private static String text(String name) {
    try (InputStream in = SqlFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
