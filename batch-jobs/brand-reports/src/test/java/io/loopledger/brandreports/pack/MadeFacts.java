package io.loopledger.brandreports.pack;

import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.brandreports.period.ReportDays;
import io.loopledger.brandreports.query.ReportTable;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import io.loopledger.yaml.YamlFields;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The report {@code one} of amber for October 2026. */
final class MadeFacts {
  private MadeFacts() {}

  static PackageFacts of(LakeState state, List<ReportTable> tables, DefinitionVersion definitions) {
    YamlFields nothing = YamlFields.read("reports/one.yaml", "");
    return new PackageFacts(
        new ReportDeclaration(
            "reports/one.yaml",
            "one",
            "amber",
            PeriodRule.Relative.LAST_MONTH,
            Locale.ENGLISH,
            CsvProfile.RFC4180,
            List.of(),
            nothing,
            nothing),
        new Brand(
            "amber",
            "hansa",
            "DE",
            ZoneId.of("Europe/Berlin"),
            "EUR",
            Brand.Policies.ofCountry("DE"),
            List.of(new Programme("again", "RESTART", 1))),
        ReportDays.of(YearMonth.of(2026, 10)),
        state,
        tables,
        definitions);
  }
}
