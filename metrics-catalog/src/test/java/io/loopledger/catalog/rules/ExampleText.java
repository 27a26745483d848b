package io.loopledger.catalog.rules;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.golden.GoldenEvents;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.catalog.rules.RuleCatalogue.Example;
import io.loopledger.catalog.vat.TaxRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Examples of rules, with what the ledger posts when their events arrive one after the other. */
final class ExampleText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SubjectLedger ledger =
      new SubjectLedger(new PostingEngine(Chart.builtIn(), GoldenReferences::at), 100);
  private final Set<String> shownAccounts = new TreeSet<>();
  private final Set<TaxRule> shownRules = EnumSet.noneOf(TaxRule.class);

  /** Accounts that the examples so far have shown a posting on. */
  Set<String> shownAccounts() {
    return shownAccounts;
  }

  /** Tax rules that the examples so far have shown on a posting. */
  Set<TaxRule> shownRules() {
    return shownRules;
  }

  String of(String where, Example example) {
    StringBuilder text = new StringBuilder();
    String note = example.note() == null ? "" : " " + example.note();
    text.append(
        Markdown.wrap(
            "**Example: %s** (brand `%s`).%s".formatted(example.title(), example.brand(), note)));
    text.append('\n');
    int first = example.events().size() - example.show();
    for (int i = 0; i < example.events().size(); i++) {
      text.append(event(i + 1, example.events().get(i), i >= first));
    }
    List<PinnedEvent> events = events(where, example);
    SubjectHistory history = SubjectHistory.EMPTY;
    for (int i = 0; i < events.size(); i++) {
      Answer.Accepted accepted = accepted(where, ledger.accept(history, events.get(i)));
      history = accepted.history();
      if (i >= first) {
        PostedText posted =
            new PostedText(
                where, i + 1, events.get(i), accepted.difference(), shownAccounts, shownRules);
        text.append('\n').append(posted.text());
      }
    }
    return text.toString();
  }

  private static List<PinnedEvent> events(String where, Example example) {
    List<JsonNode> notation = new ArrayList<>();
    example.events().forEach(event -> notation.add(JSON.valueToTree(event)));
    return new GoldenEvents(where, example.brand(), example.subject()).read(notation);
  }

  private static Answer.Accepted accepted(String where, Answer answer) {
    if (answer instanceof Answer.Accepted accepted && !accepted.isWaiting()) {
      return accepted;
    }
    throw new IllegalStateException("%s: not posted: %s".formatted(where, answer));
  }

  private static String event(int number, Map<String, Object> event, boolean isShown) {
    String time = String.valueOf(event.get("time"));
    String day = time.substring(0, 10) + " " + time.substring(11, 16);
    String type = isShown ? "**" + event.get("type") + "**" : String.valueOf(event.get("type"));
    String data =
        event.get("data") instanceof Map<?, ?> fields && !fields.isEmpty()
            ? ": " + fields(fields)
            : "";
    return Markdown.wrap("%d. %s %s%s".formatted(number, day, type, data), "   ");
  }

  private static String fields(Map<?, ?> fields) {
    return fields.entrySet().stream()
        .map(field -> "%s %s".formatted(field.getKey(), value(field.getValue())))
        .collect(joining(", "));
  }

  private static String value(Object value) {
    return switch (value) {
      case Map<?, ?> fields -> "(" + fields(fields) + ")";
      case List<?> items -> items.stream().map(ExampleText::value).collect(joining(" and "));
      default -> String.valueOf(value);
    };
  }
}
