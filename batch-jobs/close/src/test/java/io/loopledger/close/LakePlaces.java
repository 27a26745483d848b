package io.loopledger.close;

import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.close.check.BrandFacts;
import io.loopledger.close.store.CloseDatabase;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.testservers.TestPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.OptionalLong;

/** Where everything is, so that another process finds it. */
public record LakePlaces(
    String catalogUrl, String warehouse, String batchUrl, String trinoUrl, Path references) {

  static LakePlaces of(List<String> arguments) {
    return new LakePlaces(
        arguments.get(0),
        arguments.get(1),
        arguments.get(2),
        arguments.get(3),
        Path.of(arguments.get(4)));
  }

  List<String> arguments() {
    return List.of(catalogUrl, warehouse, batchUrl, trinoUrl, references.toString());
  }

  Lake lake() {
    return Lake.open(new LakeConfig(catalogUrl, TestPostgres.USER, "unused", warehouse));
  }

  ReferenceLog referenceLog() {
    return ReferenceLog.open(references);
  }

  Trino trino() {
    return () -> DriverManager.getConnection(trinoUrl);
  }

  CloseDatabase database() {
    return CloseDatabase.open(() -> DriverManager.getConnection(batchUrl));
  }

  /** Parts of a close without a posting job: the book writes whole states. */
  CloseParts parts(Lake lake) {
    ReferenceLog log = referenceLog();
    PostingCalendar calendar =
        new PostingCalendar() {
          @Override
          public void apply(List<PeriodChange> changes) {
            changes.forEach(log::publish);
          }

          @Override
          public OptionalLong awaitPosting() {
            return OptionalLong.empty();
          }
        };
    return new CloseParts(
        lake, log, trino(), database(), calendar, (b, day) -> BrandFacts.Breaks.NONE, null);
  }
}
