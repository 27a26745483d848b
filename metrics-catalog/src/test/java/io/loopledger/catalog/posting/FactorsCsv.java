package io.loopledger.catalog.posting;

import io.loopledger.catalog.impact.FactorPack;
import io.loopledger.catalog.impact.FactorRow;
import java.util.stream.Collectors;

/** The values of a factor pack, one name a line. */
final class FactorsCsv {
  private FactorsCsv() {}

  static String text(FactorPack pack) {
    return pack.rows().stream().map(FactorsCsv::line).collect(Collectors.joining());
  }

  private static String line(FactorRow row) {
    return "%s;%s;%s;%s\n"
        .formatted(
            row.factorVersion(),
            row.categoryKey(),
            row.co2eKg().toPlainString(),
            row.displacement().toPlainString());
  }
}
