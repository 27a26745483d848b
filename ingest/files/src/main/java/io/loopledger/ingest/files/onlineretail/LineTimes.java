package io.loopledger.ingest.files.onlineretail;

import static io.loopledger.ingest.files.onlineretail.OnlineRetailColumn.INVOICE_DATE;

import io.loopledger.ingest.files.RejectedRowException;
import io.loopledger.ingest.files.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** The forms in which files of this layout write dates. */
final class LineTimes {
  private static final List<DateTimeFormatter> FORMS =
      List.of(form("uuuu-MM-dd[['T'][' ']H:mm[:ss]]"), form("M/d/uuuu[ H:mm[:ss]]"));

  private LineTimes() {}

  /** A local time; 12:00 where the file gives only the date. */
  record LineTime(LocalDateTime time, SaleLine.Precision precision) {}

  static LineTime read(Row row) throws RejectedRowException {
    String text = row.required(INVOICE_DATE);
    for (DateTimeFormatter form : FORMS) {
      try {
        return of(form.parseBest(text, LocalDateTime::from, LocalDate::from));
      } catch (DateTimeParseException e) {
        // Not this form; the next one is tried.
      }
    }
    throw row.rejected(
        INVOICE_DATE,
        "InvoiceDate is no date; write it like 2010-12-01 08:26:00, or 12/1/2010 8:26 with the"
            + " month first");
  }

  private static LineTime of(TemporalAccessor parsed) {
    return parsed instanceof LocalDateTime time
        ? new LineTime(time, SaleLine.Precision.TIME)
        : new LineTime(LocalDate.from(parsed).atTime(LocalTime.NOON), SaleLine.Precision.DATE);
  }

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
