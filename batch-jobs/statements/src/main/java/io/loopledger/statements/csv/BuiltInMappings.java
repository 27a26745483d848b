package io.loopledger.statements.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The mappings that come with the product. The layouts of payment services are those of their
 * public documentation:
 *
 * <ul>
 *   <li>Adyen, <a
 *       href="https://docs.adyen.com/reporting/settlement-reconciliation/transaction-level/settlement-details-report">Settlement
 *       details report</a>
 *   <li>Stripe, <a href="https://docs.stripe.com/reports/report-types/payout-reconciliation">Payout
 *       reconciliation report</a>, itemized, with its <a
 *       href="https://docs.stripe.com/reports/reporting-categories">reporting categories</a>
 * </ul>
 *
 * The others are those of the simulator.
 */
public final class BuiltInMappings {
  private static final List<String> NAMES =
      List.of(
          "adyen-settlement-detail",
          "stripe-payout-reconciliation",
          "payments",
          "marketplace",
          "carrier",
          "partner");

  private BuiltInMappings() {}

  /** All of them. */
  public static List<CsvMapping> all() {
    return NAMES.stream().map(BuiltInMappings::load).toList();
  }

  private static CsvMapping load(String name) {
    String file = "/io/loopledger/statements/mappings/%s.yaml".formatted(name);
    try (InputStream in = BuiltInMappings.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the mapping %s is not on the class path".formatted(file));
      }
      return MappingParser.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the mapping %s failed".formatted(file), e);
    }
  }
}
