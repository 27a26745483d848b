package io.loopledger.catalog.golden;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.money.Micros;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden cases: worked by hand in YAML files, each figure with its working. A reviewer adds one
 * without touching Java; {@code golden/README.md} says how.
 */
class GoldenCasesTest {
  /** Orders of arrival tried for each case; fewer under mutation testing. */
  private static final int ORDERS = Integer.getInteger("loopledger.golden.orders", 20);

  private static final PostingEngine ENGINE =
      new PostingEngine(Chart.builtIn(), GoldenReferences::at);

  static List<GoldenCase> cases() throws IOException {
    return GoldenCase.all();
  }

  @Test
  void thereAreManyAndEachHasItsOwnName() throws IOException {
    Set<String> names = new HashSet<>();
    for (GoldenCase one : cases()) {
      assertThat(names.add(one.name())).as("%s occurs once", one.name()).isTrue();
    }
    assertThat(names).hasSizeGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theJournalIsAsWorkedByHand(GoldenCase golden) {
    List<Posting> postings = ENGINE.journal(golden.events()).postings();
    assertThat(wrong(golden, postings))
        .as("%s, %s%n%s", golden.file(), golden.name(), text(postings))
        .isEmpty();
  }

  private static List<String> wrong(GoldenCase golden, List<Posting> postings) {
    List<String> wrong = new ArrayList<>();
    Set<String> listed = new TreeSet<>();
    for (JsonNode line : golden.yaml().required("expect")) {
      if (line.has("level")) {
        checkLevel(line, postings, wrong);
      } else {
        checkAccount(line, postings, listed, wrong);
      }
    }
    checkNothingElse(postings, listed, wrong);
    for (JsonNode entry : golden.yaml().path("entries")) {
      checkEntry(entry, postings, wrong);
    }
    return wrong;
  }

  /** Each line of each case says what it is from: event, rule, version, books and day. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyPostingNamesWhatItIsFrom(GoldenCase golden) {
    Map<String, Event> events = new TreeMap<>();
    boolean isCorrected = false;
    for (PinnedEvent pinned : golden.events()) {
      events.put(pinned.event().id(), pinned.event());
      isCorrected |= pinned.isCorrection();
    }
    for (Posting posting : ENGINE.journal(golden.events()).postings()) {
      Posting.Header header = posting.key().header();
      Event event = requireNonNull(events.get(header.eventId()), header.eventId());
      assertThat(header.source()).isEqualTo(event.source());
      assertThat(header.ruleVersion()).isEqualTo("2026-12");
      assertThat(header.dimensions().brand()).isEqualTo(golden.brand());
      assertThat(header.dimensions().tenant()).isEqualTo("golden");
      assertThat(header.origin()).isEqualTo(event.context().origin());
      assertThat(posting.key().fx() != null).isEqualTo(isMoney(posting));
      if (!isCorrected) {
        assertThat(String.valueOf(header.rule()).replace("-", ""))
            .isEqualTo(event.type().typeName().toLowerCase(Locale.ROOT));
        assertThat(header.effectiveTime()).isEqualTo(event.effectiveTime());
      }
    }
  }

  private static boolean isMoney(Posting posting) {
    return Chart.builtIn().account(posting.key().account()).unit().equals(Account.MONEY);
  }

  /** However the events arrive, and repeated, the ledger comes to the same journal. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyOrderOfArrivalComesToTheSameJournal(GoldenCase golden) {
    Journal expected = ENGINE.journal(golden.events());
    Random random = new Random(golden.name().hashCode());
    for (int i = 0; i < ORDERS; i++) {
      List<PinnedEvent> arrivals = new ArrayList<>(golden.events());
      arrivals.addAll(golden.events());
      Collections.shuffle(arrivals, random);
      assertThat(arrived(arrivals)).isEqualTo(expected);
    }
  }

  private static Journal arrived(List<PinnedEvent> arrivals) {
    SubjectLedger ledger = new SubjectLedger(ENGINE, 100);
    SubjectHistory history = SubjectHistory.EMPTY;
    List<Posting> posted = new ArrayList<>();
    for (PinnedEvent event : arrivals) {
      if (ledger.accept(history, event) instanceof Answer.Accepted accepted) {
        history = accepted.history();
        accepted.difference().forEach(caused -> posted.add(caused.posting()));
      }
    }
    return Journal.of(posted);
  }

  private static void checkAccount(
      JsonNode line, List<Posting> postings, Set<String> listed, List<String> wrong) {
    String account = line.required("account").asText();
    String[] amount = line.required("amount").asText().split(" ", 2);
    Map<String, BigDecimal> sums = sums(account, postings, false);
    if (amount.length == 1) {
      sums.keySet().forEach(measure -> listed.add(account + " " + measure));
      sums.forEach((measure, sum) -> compare(line, account, BigDecimal.ZERO, sum, wrong));
      return;
    }
    listed.add(account + " " + amount[1]);
    BigDecimal sum = sums.getOrDefault(amount[1], BigDecimal.ZERO);
    compare(line, account + " " + amount[1], new BigDecimal(amount[0]), sum, wrong);
    if (line.has("reporting")) {
      String[] reporting = line.required("reporting").asText().split(" ", 2);
      BigDecimal total = sums(account, postings, true).getOrDefault(amount[1], BigDecimal.ZERO);
      compare(line, account + " reporting", new BigDecimal(reporting[0]), total, wrong);
    }
  }

  private static void checkLevel(JsonNode line, List<Posting> postings, List<String> wrong) {
    MarginLevel level =
        MarginLevel.valueOf(
            line.required("level").asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    BigDecimal margin = BigDecimal.ZERO;
    for (Posting posting : postings) {
      Account account = Chart.builtIn().account(posting.key().account());
      if (account.level() != null && account.level().compareTo(level) <= 0) {
        margin = margin.subtract(Micros.toDecimal(posting.reportingMicros()));
      }
    }
    String[] expected = line.required("reporting").asText().split(" ", 2);
    compare(line, "level " + level.text(), new BigDecimal(expected[0]), margin, wrong);
  }

  private static void checkNothingElse(
      List<Posting> postings, Set<String> listed, List<String> wrong) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Posting posting : postings) {
      if (posting.key().fx() != null) {
        sums.merge(
            posting.key().account() + " " + posting.key().measure(),
            Micros.toDecimal(posting.amountMicros()),
            BigDecimal::add);
      }
    }
    sums.forEach(
        (key, sum) -> {
          if (sum.signum() != 0 && !listed.contains(key)) {
            wrong.add("%s is %s and not expected at all".formatted(key, sum.toPlainString()));
          }
        });
  }

  private static void checkEntry(JsonNode entry, List<Posting> postings, List<String> wrong) {
    List<Posting.Key> keys =
        postings.stream()
            .map(Posting::key)
            .filter(key -> key.eventId().equals(entry.required("event").asText()))
            .filter(key -> key.account().equals(entry.required("account").asText()))
            .toList();
    if (entry.has("amount")) {
      checkDatedEntry(entry, postings, wrong);
      return;
    }
    if (keys.isEmpty()) {
      wrong.add("no entry for " + entry);
    }
    for (Posting.Key key : keys) {
      String rule = String.valueOf(key.taxRule());
      if (entry.has("tax_rule") && !rule.startsWith(entry.get("tax_rule").asText())) {
        wrong.add("tax rule of %s is %s".formatted(entry, rule));
      }
      if (entry.has("business_date")
          && !key.businessDate().toString().equals(entry.get("business_date").asText())) {
        wrong.add("business date of %s is %s".formatted(entry, key.businessDate()));
      }
    }
  }

  /** An event may post to an account on two days: the amount of one of them. */
  private static void checkDatedEntry(JsonNode entry, List<Posting> postings, List<String> wrong) {
    String event = entry.required("event").asText();
    String account = entry.required("account").asText();
    String day = entry.required("business_date").asText();
    BigDecimal sum = BigDecimal.ZERO;
    for (Posting posting : postings) {
      if (posting.key().eventId().equals(event)
          && posting.key().account().equals(account)
          && posting.key().businessDate().toString().equals(day)) {
        sum = sum.add(Micros.toDecimal(posting.amountMicros()));
      }
    }
    String[] amount = entry.required("amount").asText().split(" ", 2);
    compare(entry, account + " on " + day, new BigDecimal(amount[0]), sum, wrong);
  }

  private static Map<String, BigDecimal> sums(
      String account, List<Posting> postings, boolean isReporting) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Posting posting : postings) {
      if (posting.key().account().equals(account)) {
        long micros = isReporting ? posting.reportingMicros() : posting.amountMicros();
        sums.merge(posting.key().measure(), Micros.toDecimal(micros), BigDecimal::add);
      }
    }
    return sums;
  }

  private static void compare(
      JsonNode line, String what, BigDecimal expected, BigDecimal actual, List<String> wrong) {
    if (expected.compareTo(actual) != 0) {
      wrong.add(
          "%s is %s, expected %s (%s)"
              .formatted(
                  what,
                  actual.stripTrailingZeros().toPlainString(),
                  expected.toPlainString(),
                  line.path("working").asText()));
    }
  }

  private static String text(List<Posting> postings) {
    StringBuilder text = new StringBuilder();
    for (Posting posting : postings) {
      text.append(
          "  %s %s %s %s %s%n"
              .formatted(
                  posting.key().eventId(),
                  posting.key().account(),
                  Micros.toDecimal(posting.amountMicros()).stripTrailingZeros().toPlainString(),
                  posting.key().measure(),
                  posting.key().fx() == null
                      ? ""
                      : Micros.toDecimal(posting.reportingMicros())
                          .stripTrailingZeros()
                          .toPlainString()));
    }
    return text.toString();
  }
}
