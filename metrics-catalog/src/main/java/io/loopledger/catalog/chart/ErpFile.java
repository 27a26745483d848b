package io.loopledger.catalog.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mapping to an ERP system's chart as written: anything may be missing. */
record ErpFile(
    @Nullable String chart, @Nullable String base, @Nullable List<@Nullable Row> accounts) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{4}");

  /** The mapping of one account as written; the names are those of the file. */
  record Row(
      @Nullable String account,
      @Nullable String number,
      @Nullable String name,
      @Nullable String creditNumber,
      @Nullable String creditName,
      @Nullable String tax,
      @Nullable Boolean check) {

    private ErpAccount checked(String code, List<String> problems) {
      requireNumber(code, "number", number, problems);
      if (name == null || name.isBlank()) {
        problems.add("account %s has no name; write that of the ERP account".formatted(code));
      }
      if (creditNumber != null) {
        requireNumber(code, "credit_number", creditNumber, problems);
      }
      if ((creditNumber == null) != (creditName == null)) {
        problems.add(
            "account %s has credit_number '%s' and credit_name '%s'; write both or none"
                .formatted(code, text(creditNumber), text(creditName)));
      }
      return new ErpAccount(
          code,
          text(number),
          text(name),
          creditNumber,
          creditName,
          tax,
          Boolean.TRUE.equals(check));
    }
  }

  /** The mappings that name an account; what is wrong with them goes to the problems. */
  List<ErpAccount> accounts(List<String> problems) {
    List<ErpAccount> result = new ArrayList<>();
    if (chart == null || chart.isBlank()) {
      problems.add("chart is missing; name the ERP chart, such as SKR03");
    }
    if (accounts == null || accounts.isEmpty()) {
      problems.add("accounts is missing; map at least one account");
      return result;
    }
    for (int i = 0; i < accounts.size(); i++) {
      Row row = accounts.get(i);
      if (row == null || row.account() == null) {
        problems.add("accounts[%d] names no account; name one, or remove it".formatted(i));
      } else {
        result.add(row.checked(row.account(), problems));
      }
    }
    return result;
  }

  private static void requireNumber(
      String code, String field, @Nullable String value, List<String> problems) {
    if (value == null || !NUMBER.matcher(value).matches()) {
      problems.add(
          "account %s has %s '%s'; write four digits in quotes, such as \"8400\""
              .formatted(code, field, text(value)));
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
