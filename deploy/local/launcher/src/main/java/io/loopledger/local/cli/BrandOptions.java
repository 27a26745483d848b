package io.loopledger.local.cli;

import io.loopledger.catalog.reference.BookPolicies;
import io.loopledger.local.brands.BrandRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose figures a file brings; what is not given is assumed for a brand that is new. */
final class BrandOptions {
  @Option(
      names = "--brand",
      required = true,
      paramLabel = "B",
      description = "The brand; registered with the defaults below where it is missing.")
  private String brand = "";

  @Option(names = "--tenant", paramLabel = "T", description = "Who owns the brand (its own name).")
  private @Nullable String tenant;

  @Option(names = "--legal-country", paramLabel = "CC", description = "ISO country (DE or GB).")
  private @Nullable String legalCountry;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of its business dates (Europe/Berlin or Europe/London).")
  private @Nullable ZoneId zone;

  @Option(
      names = "--reporting-currency",
      paramLabel = "CUR",
      description = "Currency of its books (EUR or GBP).")
  private @Nullable String reportingCurrency;

  @Option(
      names = "--factor-revision",
      paramLabel = "1|2",
      description = "Revision of the RESTART factors of a new programme (2).")
  private @Nullable Integer factorRevision;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "Impact method of a new programme: RESTART, ADEME or RESALE (RESTART); see docs/impact.md.")
  private @Nullable String method;

  @Option(
      names = "--vat",
      paramLabel = "VAT",
      description =
          "eu: VAT is split off and posted; as-documented: amounts are posted as they are stated.")
  private @Nullable String vat;

  @Option(
      names = "--policies",
      paramLabel = "FILE",
      description =
          "JSON file of further policies (recognition, rates of own work, margin scheme, ...); see"
              + " docs/rules.md.")
  private @Nullable Path policies;

  BrandRequest request(Optional<String> program) {
    return new BrandRequest(
        brand,
        program,
        Optional.ofNullable(tenant),
        Optional.ofNullable(legalCountry),
        Optional.ofNullable(zone),
        Optional.ofNullable(reportingCurrency),
        Optional.ofNullable(factorRevision),
        Optional.ofNullable(method),
        Optional.ofNullable(vat),
        Optional.ofNullable(policies).map(BrandOptions::read));
  }

  private static BookPolicies read(Path file) {
    try {
      return BookPolicies.read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the policies in " + file, e);
    }
  }
}
