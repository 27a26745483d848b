package io.loopledger.catalog.chart;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The validated chart of accounts. */
public final class Chart {
  private static final String RESOURCE = "accounts.yaml";

  private final Map<String, Account> byCode;

  private Chart(Map<String, Account> byCode) {
    this.byCode = byCode;
  }

  /** The chart this release ships. */
  public static Chart builtIn() {
    try (InputStream in = Chart.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return of(mapper().readValue(in, ChartFile.class).accounts());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /**
   * A chart of these accounts.
   *
   * @throws IllegalArgumentException listing every problem found
   */
  public static Chart of(List<Account> accounts) {
    List<String> problems = new ArrayList<>();
    Map<String, Account> byCode = new LinkedHashMap<>();
    for (Account account : accounts) {
      if (byCode.put(account.code(), account) != null) {
        problems.add("account %s is defined twice".formatted(account.code()));
      }
      check(account, problems);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the chart of accounts has %d problems:%n- %s"
              .formatted(problems.size(), String.join("\n- ", problems)));
    }
    return new Chart(byCode);
  }

  /** All accounts, in the order of the file. */
  public List<Account> accounts() {
    return List.copyOf(byCode.values());
  }

  /** The account with this code, if the chart has it. */
  public Optional<Account> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The account with this code.
   *
   * @throws IllegalArgumentException naming the code and the file to add it to
   */
  public Account account(String code) {
    return find(code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "account '%s' is not in the chart; add it to %s".formatted(code, RESOURCE)));
  }

  private static void check(Account account, List<String> problems) {
    if (account.isProfitAndLoss() && account.level() == null) {
      problems.add(
          "account %s is %s but has no margin level; give it one"
              .formatted(account.code(), account.kind().text()));
    }
    if (!account.isProfitAndLoss() && account.level() != null) {
      problems.add(
          "account %s is %s, so it must not have margin level %s"
              .formatted(account.code(), account.kind().text(), account.level().text()));
    }
    if ((account.kind() == Account.Kind.STATISTICAL) == account.isMoney()) {
      problems.add(
          "account %s is %s with unit %s; statistical accounts count pieces, grams or kgCO2e,"
                  .formatted(account.code(), account.kind().text(), account.unit())
              + " all others hold money");
    }
  }

  private static YAMLMapper mapper() {
    return YAMLMapper.builder()
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  private record ChartFile(List<Account> accounts) {}
}
