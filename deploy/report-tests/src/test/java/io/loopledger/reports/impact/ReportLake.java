package io.loopledger.reports.impact;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.sql.CatalogInstaller;
import io.loopledger.catalog.metrics.sql.DrawStatements;
import io.loopledger.catalog.metrics.sql.ReferenceViews;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.close.book.Act;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseName;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.lake.CloseLog;
import io.loopledger.close.lake.CloseSnapshots;
import io.loopledger.close.lake.CloseTags;
import io.loopledger.close.lake.PublishedFigures;
import io.loopledger.metricscheck.lake.HandMadeLake;
import io.loopledger.metricscheck.lake.LedgerBook;
import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.lake.Lake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The hand-made ledger with the reference data that reports read, and more to report: brand dune
 * has two methods, and February of amber is closed.
 */
public final class ReportLake implements AutoCloseable {
  static final YearMonth FEBRUARY = YearMonth.of(2022, 2);
  static final String FIRST = "closed-2022-02-amber";
  static final String SECOND = "closed-2022-02-amber-2";
  static final String DUNE = "dune";

  private final RunningLake running;

  private ReportLake(RunningLake running) {
    this.running = running;
  }

  /** Starts its servers, and fills it. */
  public static ReportLake start(Path folder) throws SQLException {
    RunningLake running =
        RunningLake.start(
            folder,
            Path.of("../..").toAbsolutePath().normalize(),
            (lake, references) -> HandMadeLake.write(lake, references));
    ReportLake lake = new ReportLake(running);
    lake.createReferenceData();
    lake.writeDune();
    lake.close(1, "2022-04-06T08:00:00Z");
    return lake;
  }

  /** A repair of February comes late, and February is closed again. */
  void restate() throws SQLException {
    repair("amber", "LATE", "again", "2022-04-07T08:00:00Z");
    close(2, "2022-04-08T08:00:00Z");
  }

  /** The lake, past Trino. */
  public Lake lake() {
    return running.lake();
  }

  /** Reads what is there now. */
  public Trino trino() {
    return running::connect;
  }

  /** Where its brands are registered. */
  public ReferenceLog references() {
    return running.references();
  }

  private void createReferenceData() throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE SCHEMA IF NOT EXISTS ref");
    statements.add(ReferenceViews.accounts(Chart.builtIn()).create());
    statements.add(ReferenceViews.eventTypes().create());
    statements.add(DrawStatements.builtIn().create());
    statements.addAll(DrawStatements.builtIn().inserts());
    try (Connection trino = running.connect();
        Statement statement = trino.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    List<Brand> brands =
        List.of("amber", "birch", "cedar").stream()
            .map(brand -> running.references().latest().brand(brand).orElseThrow())
            .toList();
    new CatalogInstaller(running::connect, (String view, Map<String, String> docs) -> {})
        .brands(brands);
  }

  private void writeDune() {
    ReferenceLog references = running.references();
    references.publish(
        new Brand(
            DUNE,
            "hansa",
            "DE",
            ZoneId.of("Europe/Berlin"),
            "EUR",
            Brand.Policies.ofCountry("DE"),
            List.of(new Programme("again", "RESTART", 2), new Programme("loop", "ADEME", 1))));
    repair(DUNE, "U1", "again", "2022-04-05T09:00:00Z");
    repair(DUNE, "U2", "loop", "2022-04-05T09:00:01Z");
  }

  /** A tablet that came in and was repaired in February. */
  private void repair(String brand, String unit, String program, String recorded) {
    LedgerBook book = new LedgerBook(running.lake(), running.references(), LedgerBook.HAND_MADE);
    take(
        book,
        event(
            "UnitReceived",
            brand,
            unit,
            program,
            "2022-02-11T10:00:00Z",
            "\"return_kind\":\"TAKE_BACK\",\"seller_status\":\"PRIVATE\",\"mass_g\":500"),
        recorded);
    take(
        book,
        event(
            "RepairCompleted",
            brand,
            unit,
            program,
            "2022-02-12T10:00:00Z",
            "\"outcome\":\"FIXED\",\"energy_wh\":1000"),
        recorded);
    book.commit();
  }

  private static String event(
      String type, String brand, String unit, String program, String time, String fields) {
    return """
        {"specversion":"1.0","id":"%s-%s","source":"/hand/%s","type":"io.loopledger.%s","subject":"unit:%s/%s","time":"%s",\
        "datacontenttype":"application/json","data":{"brand":"%s","program":"%s","country":"DE","category":"Tablet","origin":"REAL",%s}}"""
        .formatted(unit, type, brand, type, brand, unit, time, brand, program, fields);
  }

  private static void take(LedgerBook book, String json, String recorded) {
    try {
      switch (JsonEvents.readStructured(json.getBytes(StandardCharsets.UTF_8))) {
        case ReadEvent.Valid(var event) ->
            book.take(event, Instant.parse(recorded))
                .ifPresent(
                    refusal -> {
                      throw new IllegalStateException(json + ": " + refusal.message());
                    });
        case ReadEvent.Invalid invalid ->
            throw new IllegalStateException(json + ": " + invalid.faults());
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(json, e);
    }
  }

  /** What a close leaves in the lake, without its row in PostgreSQL. */
  private void close(int number, String begun) throws SQLException {
    Close close =
        Close.begin(
                new CloseName(FEBRUARY, "amber", number),
                List.of("amber"),
                new Act("ada", Instant.parse(begun), "month-end"),
                List.of())
            .with(
                new CloseSnapshots(lake(), Duration.ZERO)
                    .choose(OptionalLong.empty(), checkpoint -> {}))
            .with(CloseState.CLOSED);
    new CloseTags(lake()).apply(close);
    new PublishedFigures(lake(), trino()).sum(close).commit();
    new CloseLog(lake(), trino()).closed(close, running.references().latest());
  }

  @Override
  public void close() {
    running.close();
  }
}
