package io.loopledger.reports.datev;

import io.loopledger.yaml.YamlFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What the adviser's DATEV knows a client by.
 *
 * @param consultant consultant number (Beraternummer)
 * @param client client number (Mandantennummer)
 * @param fiscalYearStart first day of the fiscal year
 * @param accountLength digits of a general ledger account, 4 to 8
 * @param initials initials of who made it (Diktatkürzel), two letters; may be empty
 * @param lock whether DATEV closes the batch to changes once it is imported (Festschreibung)
 */
public record BatchSettings(
    int consultant,
    int client,
    MonthDay fiscalYearStart,
    int accountLength,
    String initials,
    Lock lock) {
  private static final MonthDay FIRST_OF_JANUARY = MonthDay.of(1, 1);

  /** Whether DATEV closes a batch to changes once it is imported. */
  public enum Lock {
    OPEN,
    LOCKED
  }

  public BatchSettings {
    List<String> problems = new ArrayList<>();
    if (consultant < 1001 || consultant > 9_999_999) {
      problems.add(
          "consultant is %d; write the adviser's number, 1001 to 9999999".formatted(consultant));
    }
    if (client < 1 || client > 99_999) {
      problems.add("client is %d; write the client's number, 1 to 99999".formatted(client));
    }
    if (accountLength < 4 || accountLength > 8) {
      problems.add("account_length is %d; write 4 to 8".formatted(accountLength));
    }
    if (!initials.matches("([A-Z]{2})?")) {
      problems.add(
          "initials is '%s'; write two capital letters, or leave it out".formatted(initials));
    }
    if (fiscalYearStart.getDayOfMonth() != 1) {
      problems.add(
          "fiscal_year_start is '%02d-%02d'; write the first of a month, such as 01-01"
              .formatted(fiscalYearStart.getMonthValue(), fiscalYearStart.getDayOfMonth()));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the settings of the booking batch have %d problem(s):\n- %s"
              .formatted(problems.size(), String.join("\n- ", problems)));
    }
  }

  /**
   * The settings of a file.
   *
   * <pre>{@code
   * version: 1
   * consultant: 29098
   * client: 55003
   * fiscal_year_start: 01-01   # the default
   * account_length: 4          # the default
   * initials: WD               # may be left out
   * lock: open                 # the default; locked closes the batch once it is imported
   * }</pre>
   *
   * @param file its name, for messages
   */
  public static BatchSettings read(String file, String yaml) {
    YamlFields fields =
        YamlFields.read(file, yaml)
            .only(
                "version",
                "consultant",
                "client",
                "fiscal_year_start",
                "account_length",
                "initials",
                "lock")
            .version("version");
    return new BatchSettings(
        fields.whole("consultant"),
        fields.whole("client"),
        fields.has("fiscal_year_start") ? monthDay(fields) : FIRST_OF_JANUARY,
        fields.has("account_length") ? fields.whole("account_length") : 4,
        fields.optional("initials").orElse(""),
        fields.has("lock") ? fields.choice("lock", Lock.class) : Lock.OPEN);
  }

  private static MonthDay monthDay(YamlFields fields) {
    try {
      return MonthDay.parse("--" + fields.text("fiscal_year_start"));
    } catch (DateTimeException e) {
      throw fields.fault("fiscal_year_start", "month and day, such as 01-01");
    }
  }

  /** The first day of the fiscal year that a month belongs to. */
  LocalDate fiscalYear(YearMonth month) {
    LocalDate start = fiscalYearStart.atYear(month.getYear());
    return start.isAfter(month.atDay(1)) ? start.minusYears(1) : start;
  }

  /** An account of four digits as an account of this length: DATEV fills up from the right. */
  String account(String number) {
    return number + "0".repeat(accountLength - number.length());
  }
}
