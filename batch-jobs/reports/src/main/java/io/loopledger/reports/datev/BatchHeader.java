package io.loopledger.reports.datev;

import static io.loopledger.reports.datev.BookingColumns.quoted;

import io.loopledger.reports.datev.BatchSettings.Lock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a batch: header 700 of category 21 (Buchungsstapel), format version 13. */
final class BatchHeader {
  /** In the batch's name, so that nobody takes the file for one that DATEV's tool has checked. */
  static final String NOT_CHECKED = "ungeprueft";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern STANDARD_CHART = Pattern.compile("SKR([0-9]{2})");

  private BatchHeader() {}

  /** The 31 fields, in order. */
  static String of(BatchRequest request) {
    BatchSettings settings = request.settings();
    LocalDate first = request.month().atDay(1);
    return String.join(
        ";",
        List.of(
            quoted("EXTF"), // 1 written by a program that is not DATEV's
            "700", // 2 version of the header
            "21", // 3 category
            quoted("Buchungsstapel"), // 4 its name
            "13", // 5 version of the format
            TIME.format(request.createdTime()), // 6
            "", // 7 imported: DATEV's
            quoted("LL"), // 8 origin
            quoted("Loopledger"), // 9 exported by
            quoted(""), // 10 imported by: DATEV's
            Integer.toString(settings.consultant()), // 11
            Integer.toString(settings.client()), // 12
            DAY.format(settings.fiscalYear(request.month())), // 13
            Integer.toString(settings.accountLength()), // 14
            DAY.format(first), // 15
            DAY.format(request.month().atEndOfMonth()), // 16
            quoted("Loopledger " + request.month() + " " + NOT_CHECKED), // 17 name of the batch
            quoted(settings.initials()), // 18
            "1", // 19 financial accounting
            "0", // 20 for every accounting purpose
            settings.lock() == Lock.LOCKED ? "1" : "0", // 21
            quoted(request.currency()), // 22
            "", // 23 reserved
            quoted(""), // 24 DATEV's
            "", // 25 reserved
            "", // 26 reserved
            quoted(standardChart(request.chart().name())), // 27
            "", // 28 branch solution
            "", // 29 reserved
            quoted(""), // 30 reserved
            quoted(request.month().toString()))); // 31 free for the program that wrote it
  }

  private static String standardChart(String name) {
    Matcher standard = STANDARD_CHART.matcher(name);
    return standard.find() ? standard.group(1) : "";
  }
}
