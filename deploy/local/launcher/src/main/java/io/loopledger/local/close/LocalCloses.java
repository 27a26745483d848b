package io.loopledger.local.close;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.close.CloseParts;
import io.loopledger.close.store.CloseDatabase;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.proof.sql.Trino;
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

  /** All parts. No reconciliation and no list of statements is set up on this platform yet. */
  public static CloseParts parts(Platform platform, Lake lake) {
    ReferenceLog references = platform.references();
    lake.createOrUpgradeTablesOfTheNight();
    return new CloseParts(
        lake,
        references,
        trino(platform),
        database(platform),
        new LocalCalendar(references, platform.flinkJobs()),
        null,
        null);
  }
}
