package io.loopledger.steps.finance;

import io.loopledger.breaks.table.CloseFacts;
import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.close.CloseParts;
import io.loopledger.close.PostingCalendar;
import io.loopledger.close.check.BrandFacts;
import io.loopledger.close.store.CloseDatabase;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.steps.server.Servers;
import java.util.List;
import java.util.OptionalLong;

/** What the night needs to look at closes: everything but the right to close. */
public final class NightCloseParts {
  private NightCloseParts() {}

  /** Parts on these servers. */
  public static CloseParts of(Servers servers, Lake lake) {
    CloseFacts facts = new CloseFacts(servers::connect);
    return new CloseParts(
        lake,
        servers.references(),
        servers::connect,
        CloseDatabase.open(servers::connectToBatch),
        new NoCalendar(),
        (brand, lastDay) -> {
          CloseFacts.Open open = facts.open(brand, lastDay);
          return new BrandFacts.Breaks(open.count(), open.value());
        },
        facts::silent);
  }

  /** People close periods; the night only looks. */
  private static final class NoCalendar implements PostingCalendar {
    @Override
    public void apply(List<PeriodChange> changes) {
      throw new UnsupportedOperationException("the night closes no period");
    }

    @Override
    public OptionalLong awaitPosting() {
      throw new UnsupportedOperationException("the night closes no period");
    }
  }
}
