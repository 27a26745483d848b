package io.loopledger.close;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

/** Whether the statements of a period were taken. The wiring gives it. */
@FunctionalInterface
public interface TakenStatements {
  /** The statements of a brand that are missing, each as people call it. */
  List<String> missing(String brand, YearMonth period) throws SQLException;
}
