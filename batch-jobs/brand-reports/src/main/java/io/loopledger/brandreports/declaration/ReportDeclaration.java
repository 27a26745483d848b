package io.loopledger.brandreports.declaration;

import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.brandreports.period.ReportDays;
import io.loopledger.documents.FileNames;
import io.loopledger.yaml.YamlFields;
import java.util.List;
import java.util.Locale;

/**
 * A report that a brand gets.
 *
 * @param file where it is declared, for messages
 * @param name its name, of any characters
 * @param brand whose rows it has, and whose user asks for them
 * @param period which days
 * @param locale language of titles: en or de
 * @param csv form of its files
 * @param datasets its files, in order
 * @param schedule when it is made; whoever schedules reads it
 * @param delivery where it goes; whoever delivers reads it
 */
public record ReportDeclaration(
    String file,
    String name,
    String brand,
    PeriodRule period,
    Locale locale,
    CsvProfile csv,
    List<DatasetRequest> datasets,
    YamlFields schedule,
    YamlFields delivery) {
  public ReportDeclaration {
    datasets = List.copyOf(datasets);
  }

  /** Its name in paths and on the command line. */
  public String safeName() {
    return FileNames.stem(name);
  }

  /**
   * The same report about other days, as the declared period was at some time, or as somebody asks.
   *
   * @throws IllegalArgumentException if it has rows of months, and the days cut a month in two
   */
  public ReportDeclaration over(PeriodRule other) {
    for (DatasetRequest dataset : datasets) {
      if (!dataset.grain().fits(other) && !isOneOfPeriod(other)) {
        throw new IllegalArgumentException(
            "%s: period is %s, which cuts months in two, and '%s' has a row for each month; give whole months"
                .formatted(file, other, dataset.name()));
      }
    }
    return new ReportDeclaration(
        file, name, brand, other, locale, csv, datasets, schedule, delivery);
  }

  /** Month to date ends within a month, and was allowed for it. */
  private boolean isOneOfPeriod(PeriodRule other) {
    return other instanceof PeriodRule.Fixed(ReportDays days)
        && period.at(days.last()).equals(days);
  }
}
