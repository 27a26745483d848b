package io.loopledger.local.reports;

import io.loopledger.brandreports.declaration.DeclarationReader;
import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.declaration.ReportFolder;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.delivery.schedule.ScheduledReport;
import io.loopledger.delivery.settings.DeliverySettings;
import io.loopledger.delivery.settings.ScheduleReader;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import java.util.ArrayList;
import java.util.List;

/**
 * The reports that a home declares: files in {@code reports/}, and {@code delivery.yaml} with what
 * they go to.
 *
 * @param reports in the order of their files
 * @param delivery targets and rules for all of them
 */
public record DeclaredReports(List<Declared> reports, DeliverySettings delivery) {
  public DeclaredReports {
    reports = List.copyOf(reports);
  }

  /**
   * A report.
   *
   * @param declaration what is in it
   * @param schedule when it is made and where it goes
   */
  public record Declared(ReportDeclaration declaration, ScheduledReport schedule) {}

  /**
   * Reads them.
   *
   * @throws Failure with all that is wrong
   */
  public static DeclaredReports of(Platform platform, Catalog catalog) {
    platform.requireHome();
    List<String> brands =
        platform.references().latest().brands().stream().map(Brand::id).sorted().toList();
    try {
      DeliverySettings delivery = DeliverySettings.of(platform.home().root());
      List<ReportDeclaration> declarations =
          new DeclarationReader(catalog, brands)
              .read(ReportFolder.texts(platform.home().reports()));
      return new DeclaredReports(scheduled(declarations, delivery), delivery);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Declared> scheduled(
      List<ReportDeclaration> declarations, DeliverySettings delivery) {
    List<Declared> reports = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (ReportDeclaration declaration : declarations) {
      try {
        reports.add(
            new Declared(
                declaration,
                ScheduleReader.read(
                    declaration.safeName(),
                    declaration.schedule(),
                    declaration.delivery(),
                    delivery.targets().keySet())));
      } catch (IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
    }
    return reports;
  }

  /** Their schedules. */
  public List<ScheduledReport> schedules() {
    return reports.stream().map(Declared::schedule).toList();
  }

  /**
   * The report of a name, as declared or as lists show it.
   *
   * @throws Failure naming those there are
   */
  public Declared find(String name) {
    return reports.stream()
        .filter(
            report ->
                report.schedule().name().equals(name) || report.declaration().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "There is no report '%s'; %s"
                        .formatted(
                            name,
                            reports.isEmpty()
                                ? "none is declared: ./loopledger report list --sample shows a file"
                                : "declared are "
                                    + String.join(
                                        ", ",
                                        schedules().stream()
                                            .map(ScheduledReport::name)
                                            .toList()))));
  }
}
