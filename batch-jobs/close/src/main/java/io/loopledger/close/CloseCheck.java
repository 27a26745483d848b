package io.loopledger.close;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.close.book.CheckResult;
import io.loopledger.close.check.BrandFacts;
import io.loopledger.close.check.CloseChecks;
import io.loopledger.close.check.ClosePolicy;
import io.loopledger.close.lake.LakeFacts;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is known and checks it; writes nothing. */
public final class CloseCheck {
  private final CloseParts parts;
  private final ClosePolicy policy;
  private final LakeFacts lake;

  /** By a policy. */
  public CloseCheck(CloseParts parts, ClosePolicy policy) {
    this.parts = parts;
    this.policy = policy;
    this.lake = new LakeFacts(parts.lake(), parts.trino());
  }

  /**
   * What stands in the way, and what does not.
   *
   * @param now the time to judge by
   */
  public List<CheckResult> of(YearMonth period, List<Brand> brands, Instant now)
      throws SQLException {
    List<BrandFacts> facts = new ArrayList<>();
    for (Brand brand : brands) {
      facts.add(facts(period, brand, now));
    }
    return new CloseChecks(policy).of(period, facts, lake.proof().orElse(null));
  }

  private BrandFacts facts(YearMonth period, Brand brand, Instant now) throws SQLException {
    OpenBreaks breaks = parts.breaks();
    TakenStatements statements = parts.statements();
    return new BrandFacts(
        brand.id(),
        brand.contractZone(),
        brand.reportingCurrency(),
        brand.businessDate(now),
        breaks == null ? null : breaks.of(brand.id(), period.atEndOfMonth()),
        lake.deferred(brand.id(), policy.watermark(period, brand.contractZone())).orElse(null),
        statements == null ? null : statements.missing(brand.id(), period));
  }
}
