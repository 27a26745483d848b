package io.loopledger.local.reports;

import io.loopledger.brandreports.BrandReports;
import io.loopledger.brandreports.ReportPackage;
import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.run.PackageMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the packages of declared reports for those who deliver them. */
public final class BrandPackages implements PackageMaker {
  private static final int ID_DIGITS = 12;

  private final DeclaredReports declared;
  private final ReportLake lake;
  private final BrandReports reports;

  /** Of these reports. */
  public BrandPackages(DeclaredReports declared, ReportLake lake, BrandReports reports) {
    this.declared = declared;
    this.lake = lake;
    this.reports = reports;
  }

  /** The days, so that a report that is made late is about the same ones. */
  @Override
  public String period(String report, Instant dueAt) {
    ReportDeclaration declaration = declared.find(report).declaration();
    Brand brand = lake.brand(declaration.brand());
    return declaration.period().at(dueAt.atZone(brand.contractZone()).toLocalDate()).text();
  }

  @Override
  public Content make(Due due, Path folder) throws IOException {
    ReportDeclaration declaration = declared.find(due.report()).declaration();
    PeriodRule period =
        PeriodRule.parse(due.period())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "period is '%s'; give %s".formatted(due.period(), PeriodRule.FORMS)));
    try {
      ReportPackage made =
          reports.make(declaration.over(period), lake.brand(declaration.brand()), due.dueAt());
      List<String> names = new ArrayList<>();
      for (Path file : made.files()) {
        String name = made.folder().relativize(file).toString();
        Files.copy(file, folder.resolve(name));
        names.add(name);
      }
      return new Content(
          packageId(due, made.id()),
          title(declaration, due),
          names,
          made.restates().map(id -> packageId(due, id)));
    } catch (SQLException e) {
      throw new IOException("Trino could not be asked: " + e.getMessage(), e);
    }
  }

  /** What receivers see: which report, of when, and the start of the id that the manifest has. */
  private static String packageId(Due due, String id) {
    return "%s-%s-%s".formatted(due.report(), due.period(), id.substring(0, ID_DIGITS));
  }

  private static String title(ReportDeclaration declaration, Due due) {
    return "%s, %s, %s".formatted(declaration.name(), declaration.brand(), due.period());
  }
}
