package io.loopledger.ingest.tpcds;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.ingest.tpcds.Cells.MissingCellException;
import io.loopledger.schemas.event.Event;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drives sales, returns, refunds and store credit from the TPC-DS generator: the rows are made
 * while they are published, nothing is stored. Memory does not grow with the scale.
 */
public final class TpcdsImport {
  private static final int ROWS_PER_POSITION = 20_000;
  private static final int ROWS_PER_PROGRESS = 1_000;

  private final TpcdsTarget target;
  private final Pseudonyms pseudonyms;

  /** An import; nothing is generated yet. */
  public TpcdsImport(TpcdsTarget target, Pseudonyms pseudonyms) {
    this.target = requireNonNull(target, "target is null");
    this.pseudonyms = requireNonNull(pseudonyms, "pseudonyms is null");
  }

  /** Hears how far the import has come. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called every thousand rows.
     *
     * @param channel the channel that is generated
     * @param orders orders of it so far
     * @param ordersTotal orders it has
     * @param rows rows so far, of all channels
     */
    void at(SalesChannel channel, long orders, long ordersTotal, long rows);
  }

  /**
   * Generates and publishes. A run that was cut short goes on where it was acknowledged when it is
   * called again with the same target and work folder; repeated, it changes nothing, because every
   * event keeps its id.
   *
   * @param workFolder where the position is kept
   * @return what became of every row, sales and returns alike
   * @throws IOException if the position cannot be kept
   */
  public ImportSummary run(Path workFolder, EventPublisher publisher, Progress progress)
      throws IOException {
    Files.createDirectories(workFolder);
    return new Run(new Position(workFolder), publisher, progress).all();
  }

  private final class Run {
    private final Position position;
    private final PseudonymousPublisher publisher;
    private final Progress progress;
    private final long resumedAfter;
    private final Map<String, Long> accepted = new LinkedHashMap<>();
    private final Map<String, Long> skipped = new LinkedHashMap<>();
    private final Map<String, Long> notes = new LinkedHashMap<>();
    private long rows;

    private Run(Position position, EventPublisher publisher, Progress progress) throws IOException {
      this.position = position;
      this.publisher = new PseudonymousPublisher(target.brand(), pseudonyms, publisher);
      this.progress = progress;
      this.resumedAfter = position.rows();
    }

    private ImportSummary all() throws IOException {
      Session session = Session.getDefaultSession().withScale(target.scale().doubleValue());
      Categories categories = Categories.read(session);
      for (SalesChannel channel : target.channels()) {
        channel(channel, session, new Rows(target, channel, categories));
      }
      publisher.flush();
      position.clear();
      return new ImportSummary(
          rows, accepted, Map.of(), skipped, notes, Optional.empty(), resumedAfter);
    }

    private void channel(SalesChannel channel, Session session, Rows mapping) throws IOException {
      Map<String, Integer> saleColumns = Cells.columns(channel.sales());
      Map<String, Integer> returnColumns = Cells.columns(channel.returns());
      long ordersTotal = session.getScaling().getRowCount(channel.sales());
      long orders = 0;
      String lastOrder = "";
      for (List<List<String>> generated : Results.constructResults(channel.sales(), session)) {
        Cells sale = new Cells(saleColumns, generated.getFirst());
        String order = String.valueOf(sale.text(channel.names().order()));
        orders += order.equals(lastOrder) ? 0 : 1;
        lastOrder = order;
        take(channel.text() + " sale", () -> mapping.sale(sale));
        if (generated.size() > 1) {
          Cells back = new Cells(returnColumns, generated.get(1));
          take(channel.text() + " return", () -> mapping.returned(back));
        }
        if (rows % ROWS_PER_PROGRESS == 0) {
          progress.at(channel, orders, ordersTotal, rows);
        }
      }
      progress.at(channel, orders, ordersTotal, rows);
    }

    private void take(String kind, Mapping mapping) throws IOException {
      rows++;
      try {
        Rows.Mapped mapped = mapping.map();
        accepted.merge(kind, 1L, Long::sum);
        mapped.notes().forEach(note -> notes.merge(note, 1L, Long::sum));
        if (rows > resumedAfter) {
          for (Event event : mapped.events()) {
            publisher.publish(event);
          }
        }
      } catch (MissingCellException e) {
        skipped.merge("%s: %s".formatted(kind, e.getMessage()), 1L, Long::sum);
      }
      if (rows % ROWS_PER_POSITION == 0 && rows > resumedAfter) {
        publisher.flush();
        position.write(rows);
      }
    }
  }

  /** Maps one row. */
  @FunctionalInterface
  private interface Mapping {
    Rows.Mapped map() throws MissingCellException;
  }
}
