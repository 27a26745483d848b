package io.loopledger.reports.recheck;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.reports.recheck.file.ReportFacts;
import io.loopledger.reports.source.LakeState;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import java.util.function.Function;

/** What report files are checked against. */
public interface ReportWorld {
  /** The definitions of metrics. */
  Catalog catalog();

  /** Queries with the rights of whom a report is for. */
  Trino reader(ReportFacts facts);

  /**
   * The state that a report was made from.
   *
   * @throws IllegalArgumentException if it names none, or one that is not there
   * @throws IllegalStateException if a part of it is not there any more
   */
  LakeState state(ReportFacts facts);

  /**
   * A lake with Trino before it.
   *
   * @param as queries with the rights of a tenant or a brand
   */
  static ReportWorld of(Catalog catalog, Lake lake, Function<String, Trino> as) {
    StateOfFacts states = new StateOfFacts(lake);
    return new ReportWorld() {
      @Override
      public Catalog catalog() {
        return catalog;
      }

      @Override
      public Trino reader(ReportFacts facts) {
        return as.apply(facts.owner().orElseThrow());
      }

      @Override
      public LakeState state(ReportFacts facts) {
        return states.of(facts);
      }
    };
  }
}
