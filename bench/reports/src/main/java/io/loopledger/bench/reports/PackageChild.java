package io.loopledger.bench.reports;

import io.loopledger.brandreports.ReportPackage;
import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.pack.PackageFacts;
import io.loopledger.brandreports.pack.PackageWriter;
import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.brandreports.query.ReportTable;
import io.loopledger.brandreports.query.TableColumn;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import io.loopledger.yaml.YamlFields;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes one package of one query, in a process of its own: URL QUERY COLUMNS PROFILE FOLDER. */
final class PackageChild {
  private PackageChild() {}

  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    ReportTable table =
        new ReportTable(
            "rows",
            "rows",
            "",
            List.of(arguments[1]),
            List.of(arguments[2].split(",")).stream().map(PackageChild::column).toList(),
            Optional.empty(),
            List.of(),
            List.of());
    PackageFacts facts =
        new PackageFacts(
            declaration(CsvProfile.valueOf(arguments[3])),
            brand(),
            PeriodRule.Relative.LAST_MONTH.at(LocalDate.of(2026, 11, 27)),
            new LakeState(Optional.empty(), Map.of()),
            List.of(table),
            new DefinitionVersion(Map.of(), ""));
    ReportPackage made =
        new PackageWriter(Path.of(arguments[4]))
            .write(facts, () -> DriverManager.getConnection(url));
    System.out.println(made.rows() + " " + made.files().getFirst());
  }

  private static TableColumn column(String name) {
    return new TableColumn(name, "", "", Optional.empty(), Optional.empty(), false);
  }

  private static ReportDeclaration declaration(CsvProfile profile) {
    YamlFields nothing = YamlFields.read("bench", "");
    return new ReportDeclaration(
        "bench",
        "rows",
        "bench",
        PeriodRule.Relative.LAST_MONTH,
        Locale.ENGLISH,
        profile,
        List.of(),
        nothing,
        nothing);
  }

  private static Brand brand() {
    return new Brand(
        "bench",
        "bench",
        "DE",
        ZoneId.of("Europe/Berlin"),
        "EUR",
        Brand.Policies.DEFAULT,
        List.of(new Programme("again", "RESTART", 1)));
  }
}
