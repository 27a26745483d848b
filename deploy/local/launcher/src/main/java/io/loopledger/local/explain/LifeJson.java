package io.loopledger.local.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.money.Micros;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A life for programs. Decimals are texts, as in {@code query --format json}. */
public final class LifeJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Chart chart;
  private final Language language;

  /** With account names of a chart in a language. */
  public LifeJson(Chart chart, Language language) {
    this.chart = chart;
    this.language = language;
  }

  /** The life, and how the ledger compares if that was asked. */
  public String text(Life life, Optional<LedgerCheck> check) {
    ObjectNode root = header(life);
    ArrayNode events = root.putArray("events");
    Sums sums = Sums.EMPTY;
    for (LedgerLife.Step step : life.steps()) {
      sums = sums.plus(step.postings(), life.brand().reportingCurrency());
      events.add(step(life, step, events.size() + 1, sums));
    }
    root.set("figures", figures(sums));
    root.set("sums", sums(sums));
    check.ifPresent(found -> root.set("check", check(found)));
    return pretty(root);
  }

  /** What more events would change. */
  public String text(Life before, Life after) {
    ObjectNode root = header(before);
    ArrayNode events = root.putArray("what_if");
    for (LedgerLife.Step step : after.steps()) {
      if (before.events().stream().noneMatch(step.event().event()::equals)) {
        ObjectNode json = events.addObject();
        json.put("note", step.note());
        json.set("event", event(step.event().event()));
      }
    }
    root.set("would_post", sums(after.sums().minus(before.sums())));
    root.set("before", figures(before.sums()));
    root.set("after", figures(after.sums()));
    return pretty(root);
  }

  private static ObjectNode header(Life life) {
    ObjectNode root = object();
    root.put("subject", life.subject().toString());
    root.put("brand", life.brand().id());
    root.put("program", life.programme().orElse(null));
    root.put("reporting_currency", life.brand().reportingCurrency());
    root.put("zone", life.brand().contractZone().getId());
    root.put("as_of", life.asOf().map(Object::toString).orElse(null));
    root.put("events_left_out", life.leftOut());
    root.put("simulated", life.isSimulated());
    return root;
  }

  private ObjectNode step(Life life, LedgerLife.Step step, int number, Sums sums) {
    Event event = step.event().event();
    ObjectNode json = object();
    json.put("number", number);
    json.put("ref_version", step.event().refVersion());
    json.put("recorded_time", text(life.recorded().get(Life.Identity.of(event))));
    json.put("note", step.note());
    json.set("event", event(event));
    ArrayNode entries = json.putArray("entries");
    step.postings().forEach(posting -> entries.add(entry(posting)));
    json.set("so_far", figures(sums));
    return json;
  }

  private ObjectNode entry(Posting posting) {
    Posting.Key key = posting.key();
    ObjectNode json = object();
    json.put("event_id", key.eventId());
    account(json, key.account());
    json.put("measure", key.measure());
    json.put("amount", decimal(posting.amountMicros()));
    Posting.Fx fx = key.fx();
    if (fx != null) {
      json.put("reporting_amount", decimal(posting.reportingMicros()));
      json.put("reporting_currency", fx.reportingCurrency());
      json.put("fx_rate", fx.rate().toPlainString());
      json.put("fx_date", fx.rateDate().toString());
    }
    if (key.rule() != null) {
      json.put("rule", key.rule());
    }
    if (key.taxRule() != null) {
      json.put("tax_rule", key.taxRule());
    }
    json.put("business_date", key.businessDate().toString());
    json.put("cycle_no", key.cycleNo());
    json.put("rule_version", key.ruleVersion());
    json.put("method", key.method());
    json.put("factor_version", key.factorVersion());
    json.put("origin", key.origin().text());
    return json;
  }

  private ArrayNode sums(Sums sums) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Map.Entry<Sums.Key, Sums.Amounts> sum : sums.byKey().entrySet()) {
      ObjectNode line = json.addObject();
      account(line, sum.getKey().account());
      line.put("measure", sum.getKey().measure());
      line.put("amount", decimal(sum.getValue().micros()));
      line.put("books_amount", decimal(sum.getValue().booksMicros()));
      line.put("method", sum.getKey().method());
      line.put("factor_version", sum.getKey().factorVersion());
    }
    return json;
  }

  private void account(ObjectNode json, String code) {
    Optional<Account> account = chart.find(code);
    json.put("account", code);
    json.put("label", account.map(language::label).orElse(null));
    json.put("imputed", account.filter(EntryRows::isImputed).isPresent());
  }

  private ObjectNode figures(Sums sums) {
    Figures figures = Figures.of(sums, chart);
    ObjectNode json = object();
    for (MarginLevel level : MarginLevel.values()) {
      json.put(level.name().toLowerCase(Locale.ROOT), decimal(figures.margin(level)));
    }
    json.put("stock_at_cost", decimal(figures.stockMicros()));
    json.put("co2e_avoided_kg", decimal(figures.avoidedMicros()));
    json.put("co2e_emitted_kg", decimal(figures.emittedMicros()));
    return json;
  }

  private static ObjectNode check(LedgerCheck check) {
    ObjectNode json = object();
    json.put("agrees", check.agrees());
    json.put("entries", check.entries());
    ArrayNode differences = json.putArray("differences");
    for (LedgerCheck.Difference difference : check.differences()) {
      ObjectNode line = differences.addObject();
      line.put("account", difference.account());
      line.put("measure", difference.measure());
      line.put("explained", decimal(difference.explained().micros()));
      line.put("ledger", decimal(difference.ledger().micros()));
      line.put("explained_books", decimal(difference.explained().booksMicros()));
      line.put("ledger_books", decimal(difference.ledger().booksMicros()));
    }
    return json;
  }

  private static JsonNode event(Event event) {
    try {
      return JSON.readTree(JsonEvents.write(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always written as JSON", e);
    }
  }

  private static String pretty(ObjectNode root) {
    return root.toPrettyString();
  }

  private static String decimal(long micros) {
    return Micros.toDecimal(micros).toPlainString();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
