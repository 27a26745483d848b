package io.loopledger.local.posting;

import io.loopledger.schemas.entry.RejectionCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the records between two positions.
 *
 * @param posted records that are in {@code raw.events}
 * @param rejected the others, by reason
 */
public record PostingOutcome(long posted, Map<RejectionCode, Long> rejected) {
  private static final String REASONS =
      "SELECT code, message, count(*) FROM ops.rejections WHERE code <> 'DUPLICATE' GROUP BY 1, 2";

  public PostingOutcome {
    rejected = Map.copyOf(rejected);
  }

  /** Counts, through Trino. */
  public static PostingOutcome read(Connection trino, KafkaPositions from, KafkaPositions until)
      throws SQLException {
    String between = from.until(until);
    long posted = 0;
    Map<RejectionCode, Long> rejected = new EnumMap<>(RejectionCode.class);
    try (Statement statement = trino.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery("SELECT count(*) FROM raw.events WHERE " + between)) {
        if (rows.next()) {
          posted = rows.getLong(1);
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT code, count(*) FROM ops.rejections WHERE " + between + " GROUP BY code")) {
        while (rows.next()) {
          rejected.put(RejectionCode.valueOf(rows.getString(1)), rows.getLong(2));
        }
      }
    }
    return new PostingOutcome(posted, rejected);
  }

  /** Records that were posted before. */
  public long duplicates() {
    return rejected.getOrDefault(RejectionCode.DUPLICATE, 0L);
  }

  /** Records that went to a dead-letter topic. */
  public long deadLettered() {
    return rejected.entrySet().stream()
        .filter(entry -> entry.getKey().isDeadLettered())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The account for people, with where to look for the reasons. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  posted         %,10d events".formatted(posted));
    if (duplicates() > 0) {
      lines.add(
          "  duplicates     %,10d of events posted before: they count once, nothing changed"
              .formatted(duplicates()));
    }
    lines.add("  dead-lettered  %,10d".formatted(deadLettered()));
    rejected.entrySet().stream()
        .filter(entry -> entry.getKey().isDeadLettered())
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> "    %s %,d".formatted(entry.getKey(), entry.getValue()))
        .forEach(lines::add);
    if (deadLettered() > 0) {
      lines.add("  Why: ./loopledger query \"" + REASONS + "\"");
    }
    return lines;
  }
}
