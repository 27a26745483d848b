package io.loopledger.close.lake;

import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.close.book.Act;
import io.loopledger.close.book.Close;
import io.loopledger.rows.RowAppender;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.BooksClosed;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.ClosesTable;
import io.loopledger.schemas.table.EntriesTable;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes {@code finance.closes}: a row once for each close, brand and state. */
public final class CloseLog {
  /** State of books that were closed. */
  public static final String CLOSED = "CLOSED";

  /** State of books that were opened again. */
  public static final String REOPENED = "REOPENED";

  private final Lake lake;
  private final Trino trino;

  /** Of a lake. */
  public CloseLog(Lake lake, Trino trino) {
    this.lake = lake;
    this.trino = trino;
  }

  /** Says that the books of a close are closed. */
  public void closed(Close close, ReferenceData references) throws SQLException {
    write(close, CLOSED, close.brands(), close.begun(), references);
  }

  /** Says that books are open again. */
  public void reopened(Close close, List<String> brands, Act act, ReferenceData references)
      throws SQLException {
    write(close, REOPENED, brands, act, references);
  }

  private void write(
      Close close, String state, List<String> brands, Act act, ReferenceData references)
      throws SQLException {
    Set<String> known = known(close, state);
    RowAppender<BooksClosed> rows = new RowAppender<>(lake, ClosesTable.DEFINITION);
    for (String brand : brands) {
      if (!known.contains(brand)) {
        rows.write(row(close, state, brand, act, references));
      }
    }
    rows.commit(close.tag());
  }

  private Set<String> known(Close close, String state) throws SQLException {
    Set<String> known = new HashSet<>();
    trino.query(
        "SELECT brand FROM finance.closes WHERE close_id = %s AND state = %s"
            .formatted(Sql.text(close.tag()), Sql.text(state)),
        row -> known.add(row.getString(1)));
    return known;
  }

  private static BooksClosed row(
      Close close, String state, String brand, Act act, ReferenceData references) {
    return new BooksClosed(
        close.tag(),
        close.name().number(),
        close.name().period(),
        references
            .brand(brand)
            .orElseThrow(
                () -> new IllegalStateException("brand %s is not registered".formatted(brand)))
            .tenant(),
        brand,
        state,
        close.requireSnapshots().checkpointId(),
        close.requireSnapshots().of(EntriesTable.DEFINITION.qualifiedName()).orElse(0),
        act.by(),
        act.reason(),
        act.at());
  }
}
