package io.loopledger.close;

import io.loopledger.close.check.BrandFacts;
import java.sql.SQLException;
import java.time.LocalDate;

/** Open breaks of reconciliation. The wiring gives it. */
@FunctionalInterface
public interface OpenBreaks {
  /**
   * The open breaks of a brand.
   *
   * @param lastDay the last date that counts
   */
  BrandFacts.Breaks of(String brand, LocalDate lastDay) throws SQLException;
}
