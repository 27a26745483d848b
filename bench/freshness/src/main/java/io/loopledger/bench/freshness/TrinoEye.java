package io.loopledger.bench.freshness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Looks for probes in {@code ledger.entries} as a dashboard would: by a query, again and again. */
final class TrinoEye {
  private static final long PAUSE_MS = 250;

  private final Connection trino;
  private final String idPrefix;
  private final Sightings sightings;
  private volatile boolean isOver;
  private final AtomicInteger queries = new AtomicInteger();
  private final AtomicLong queriedNanos = new AtomicLong();

  TrinoEye(Connection trino, String idPrefix, Sightings sightings) {
    this.trino = trino;
    this.idPrefix = idPrefix;
    this.sightings = sightings;
  }

  void stop() {
    isOver = true;
  }

  double meanSeconds() {
    return queriedNanos.get() / 1e9 / Math.max(1, queries.get());
  }

  void look() throws SQLException, InterruptedException {
    while (!isOver) {
      Instant since = Instant.now().minus(2, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
      String query =
          """
          SELECT DISTINCT trigger_id FROM ledger.entries
          WHERE recorded_time > from_iso8601_timestamp('%s') AND brand = '%s'
          AND trigger_id LIKE '%s%%'
          """
              .formatted(since, Probes.BRAND, idPrefix);
      long begin = System.nanoTime();
      try (PreparedStatement statement = trino.prepareStatement(query);
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sightings.seen(Integer.parseInt(rows.getString(1).substring(idPrefix.length())));
        }
      }
      queriedNanos.addAndGet(System.nanoTime() - begin);
      queries.incrementAndGet();
      Thread.sleep(PAUSE_MS);
    }
  }
}
