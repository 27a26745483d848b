package io.loopledger.brandreports.declaration;

import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Closest;
import io.loopledger.yaml.YamlFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads declarations of reports strictly; all that is wrong is said at once. */
public final class DeclarationReader {
  /** Fields of a file. */
  static final List<String> FIELDS =
      List.of(
          "version",
          "name",
          "brand",
          "period",
          "locale",
          "csv",
          "datasets",
          "schedule",
          "delivery");

  /** Languages of titles. */
  static final List<String> LOCALES = List.of("en", "de");

  private final Catalog catalog;
  private final List<String> brands;

  /**
   * For what there is.
   *
   * @param brands ids of the registered brands
   */
  public DeclarationReader(Catalog catalog, Collection<String> brands) {
    this.catalog = catalog;
    this.brands = List.copyOf(brands);
  }

  /**
   * Reads files, one report in each.
   *
   * @param texts by name of the file; read in this order
   * @throws InvalidReportsException saying all that is wrong with any of them
   */
  public List<ReportDeclaration> read(Map<String, String> texts) {
    Faults faults = new Faults();
    List<ReportDeclaration> reports = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    texts.forEach(
        (file, text) ->
            read(file, text, faults)
                .ifPresent(
                    report -> {
                      String other = files.putIfAbsent(report.safeName(), file);
                      if (other != null) {
                        faults.add(
                            "%s: name is '%s', as in %s; give it another name"
                                .formatted(file, report.name(), other));
                      }
                      reports.add(report);
                    }));
    faults.throwIfAny();
    return reports;
  }

  private Optional<ReportDeclaration> read(String file, String text, Faults faults) {
    Optional<YamlFields> read = faults.attempt(() -> YamlFields.read(file, text));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    YamlFields fields = read.get();
    int before = faults.found().size();
    unknown(fields, FIELDS, faults);
    faults.attempt(() -> fields.version("version"));
    Optional<String> name = faults.attempt(() -> fields.text("name"));
    Optional<String> brand = faults.attempt(() -> brand(fields));
    Optional<PeriodRule> period = faults.attempt(() -> period(fields));
    Optional<Locale> locale = faults.attempt(() -> locale(fields));
    Optional<CsvProfile> csv = faults.attempt(() -> fields.choice("csv", CsvProfile.class));
    List<DatasetRequest> datasets =
        new DatasetReader(catalog, faults)
            .read(fields, period.orElse(PeriodRule.Relative.LAST_MONTH));
    Optional<YamlFields> schedule = faults.attempt(() -> fields.map("schedule"));
    Optional<YamlFields> delivery = faults.attempt(() -> fields.map("delivery"));
    if (faults.found().size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new ReportDeclaration(
            file,
            name.orElseThrow(),
            brand.orElseThrow(),
            period.orElseThrow(),
            locale.orElseThrow(),
            csv.orElseThrow(),
            datasets,
            schedule.orElseThrow(),
            delivery.orElseThrow()));
  }

  /** Notes every field that is none. */
  static void unknown(YamlFields fields, List<String> known, Faults faults) {
    for (String name : fields.names()) {
      if (!known.contains(name)) {
        faults.add("%s is no field here; %s".formatted(fields.at(name), Closest.fix(name, known)));
      }
    }
  }

  private String brand(YamlFields fields) {
    String brand = fields.text("brand");
    if (!brands.contains(brand)) {
      throw fields.fault(
          "brand",
          "a registered brand; "
              + (brands.isEmpty() ? "there is none yet" : Closest.fix(brand, brands)));
    }
    return brand;
  }

  private static PeriodRule period(YamlFields fields) {
    return PeriodRule.parse(fields.text("period"))
        .orElseThrow(() -> fields.fault("period", PeriodRule.FORMS));
  }

  private static Locale locale(YamlFields fields) {
    String locale = fields.text("locale");
    if (!LOCALES.contains(locale)) {
      throw fields.fault("locale", "one of " + LOCALES);
    }
    return Locale.forLanguageTag(locale);
  }
}
