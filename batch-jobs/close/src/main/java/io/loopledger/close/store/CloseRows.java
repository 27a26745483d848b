package io.loopledger.close.store;

import io.loopledger.close.book.Act;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseName;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.book.Reopening;
import io.loopledger.close.book.TableSnapshots;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code close.close}. Each change names the state it is made from. */
public final class CloseRows {
  private final CloseDatabase database;

  /** Of a database. */
  public CloseRows(CloseDatabase database) {
    this.database = database;
  }

  /** All closes, by period and number. */
  public List<Close> all() {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT * FROM close.close ORDER BY period, begun_at, tag");
              ResultSet rows = query.executeQuery()) {
            List<Close> closes = new ArrayList<>();
            while (rows.next()) {
              closes.add(close(rows));
            }
            return List.copyOf(closes);
          }
        });
  }

  /** The closes of a period. */
  public List<Close> ofPeriod(YearMonth period) {
    return all().stream().filter(close -> close.name().period().equals(period)).toList();
  }

  /**
   * Records a close that was begun.
   *
   * @throws IllegalStateException if one of this name is there
   */
  public void insert(Close close) {
    String sql =
        """
        INSERT INTO close.close (tag, period, brand, number, brands, state, begun_by, begun_at, reason, checks)
        VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb)
        """;
    change(
        sql,
        statement -> {
          statement.setString(1, close.tag());
          statement.setString(2, close.name().period().toString());
          statement.setString(3, close.name().brand());
          statement.setInt(4, close.name().number());
          statement.setString(5, CloseJson.ofTexts(close.brands()));
          statement.setString(6, close.state().name());
          statement.setString(7, close.begun().by());
          statement.setObject(8, close.begun().at().atOffset(ZoneOffset.UTC));
          statement.setString(9, close.begun().reason());
          statement.setString(10, CloseJson.ofChecks(close.checks()));
        },
        "%s is there already".formatted(close.tag()));
  }

  /** Records the state of the tables; it is chosen once. */
  public void choose(String tag, TableSnapshots snapshots) {
    change(
        "UPDATE close.close SET snapshots = ?::jsonb"
            + " WHERE tag = ? AND state = 'BEGUN' AND snapshots IS NULL",
        statement -> {
          statement.setString(1, CloseJson.ofSnapshots(snapshots));
          statement.setString(2, tag);
        },
        "%s has its snapshots already".formatted(tag));
  }

  /** Records that a close is done. */
  public void closed(String tag) {
    change(
        "UPDATE close.close SET state = 'CLOSED' WHERE tag = ? AND state = 'BEGUN'",
        statement -> statement.setString(1, tag),
        "%s is not BEGUN".formatted(tag));
  }

  /** Records what was opened again. */
  public void reopened(String tag, CloseState state, List<Reopening> reopenings) {
    change(
        "UPDATE close.close SET state = ?, reopenings = ?::jsonb WHERE tag = ?",
        statement -> {
          statement.setString(1, state.name());
          statement.setString(2, CloseJson.ofReopenings(reopenings));
          statement.setString(3, tag);
        },
        "%s is not there".formatted(tag));
  }

  /** Notes that tags are about to be repaired; a second note of the same run changes nothing. */
  public void repair(String runId, String tag, List<String> tables) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "INSERT INTO close.tag_repair VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, runId);
            statement.setString(2, tag);
            statement.setString(3, String.join(", ", tables));
            return statement.executeUpdate();
          }
        });
  }

  /** The tables whose tag a run repaired, if it did. */
  public Optional<String> repaired(String runId, String tag) {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT tables FROM close.tag_repair WHERE run_id = ? AND tag = ?")) {
            query.setString(1, runId);
            query.setString(2, tag);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  @FunctionalInterface
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private void change(String sql, Parameters parameters, String otherwise) {
    int rows =
        database.inTransaction(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                return statement.executeUpdate();
              }
            });
    if (rows != 1) {
      throw new IllegalStateException(otherwise + "; another close changed it meanwhile");
    }
  }

  private static Close close(ResultSet row) throws SQLException {
    @Nullable String snapshots = row.getString("snapshots");
    return new Close(
        new CloseName(
            YearMonth.parse(row.getString("period")), row.getString("brand"), row.getInt("number")),
        CloseJson.texts(row.getString("brands")),
        CloseState.valueOf(row.getString("state")),
        new Act(
            row.getString("begun_by"),
            row.getObject("begun_at", OffsetDateTime.class)
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS),
            row.getString("reason")),
        CloseJson.checks(row.getString("checks")),
        snapshots == null ? null : CloseJson.snapshots(snapshots),
        CloseJson.reopenings(row.getString("reopenings")));
  }
}
