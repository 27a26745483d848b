package io.loopledger.local.close;

import io.loopledger.breaks.table.CloseFacts;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.close.CloseParts;
import io.loopledger.close.check.BrandFacts;
import io.loopledger.close.store.CloseDatabase;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;

/** What closes of this platform work with. */
public final class LocalCloses {
  private LocalCloses() {}

  /** The database of the closes; PostgreSQL must run. */
  public static CloseDatabase database(Platform platform) {
    platform.requireProcess(ServiceName.POSTGRES);
    return CloseDatabase.open(platform::batch);
  }

  /** Trino, reading the rows of all brands; it must run. */
  public static Trino trino(Platform platform) {
    platform.requireProcess(ServiceName.TRINO);
    return () -> platform.trino(TrinoUsers.ADMIN);
  }

  /** All parts. */
  public static CloseParts parts(Platform platform, Lake lake) {
    ReferenceLog references = platform.references();
    CloseFacts facts = new CloseFacts(() -> platform.trino(TrinoUsers.ADMIN));
    return new CloseParts(
        lake,
        references,
        trino(platform),
        database(platform),
        new LocalCalendar(references, platform.flinkJobs()),
        (brand, lastDay) -> {
          CloseFacts.Open open = facts.open(brand, lastDay);
          return new BrandFacts.Breaks(open.count(), open.value());
        },
        facts::silent);
  }
}
