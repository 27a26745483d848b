package io.loopledger.restatement.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.restatement.plan.EffectLine;
import io.loopledger.restatement.plan.EffectLine.Figure;
import io.loopledger.restatement.plan.EffectLine.Kind;
import io.loopledger.restatement.plan.EffectLine.Value;
import io.loopledger.restatement.plan.Request;
import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.restatement.plan.Selection;
import io.loopledger.restatement.plan.Target;
import io.loopledger.schemas.entry.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A plan as JSON, and back. Amounts are texts: exact wherever they are read. */
public final class PlanJson {
  private static final int FORM = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanJson() {}

  /** The plan as text. */
  public static String write(RestatementPlan plan) {
    ObjectNode json = JSON.createObjectNode();
    json.put("form", FORM);
    json.put("run_id", plan.runId());
    Request request = plan.request();
    switch (request.target()) {
      case Target.ToVersion to -> json.put("to_version", to.version());
      case Target.Before before -> json.put("reverses", before.runId());
    }
    texts(json, "brands", request.selection().brands());
    texts(json, "programmes", request.selection().programmes());
    texts(json, "subjects", request.selection().subjects());
    json.put("reach", request.selection().reach().name());
    json.put("reason", request.reason());
    json.put("requested_by", request.requestedBy());
    json.put("time", request.time().toString());
    json.put("checkpoint_id", plan.checkpointId());
    counts(json.putObject("counts"), plan.counts());
    ObjectNode refused = json.putObject("refused");
    new TreeMap<>(plan.refused()).forEach(refused::put);
    ArrayNode effect = json.putArray("effect");
    plan.effect().forEach(line -> line(effect.addObject(), line));
    return json.toPrettyString() + "\n";
  }

  /**
   * The plan in a text.
   *
   * @throws IllegalStateException if there is none in it
   */
  public static RestatementPlan read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.path("form").asInt() != FORM) {
        throw new IllegalStateException(
            "form of the plan is %s; this release reads %d".formatted(json.path("form"), FORM));
      }
      Map<String, Long> refused = new TreeMap<>();
      json.path("refused")
          .properties()
          .forEach(e -> refused.put(e.getKey(), e.getValue().asLong()));
      List<EffectLine> effect = new ArrayList<>();
      json.path("effect").forEach(line -> effect.add(line(line)));
      return new RestatementPlan(
          text(json, "run_id"),
          request(json),
          json.path("checkpoint_id").asLong(),
          counts(json.path("counts")),
          refused,
          effect);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the plan is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Request request(JsonNode json) {
    Target target =
        json.has("reverses")
            ? new Target.Before(text(json, "reverses"))
            : new Target.ToVersion(json.path("to_version").asLong());
    Selection selection =
        new Selection(
            texts(json, "brands"),
            texts(json, "programmes"),
            texts(json, "subjects"),
            Selection.Reach.valueOf(text(json, "reach")));
    return new Request(
        target,
        selection,
        text(json, "reason"),
        text(json, "requested_by"),
        Instant.parse(text(json, "time")));
  }

  private static void counts(ObjectNode json, RestatementPlan.Counts counts) {
    json.put("subjects", counts.subjects());
    json.put("events", counts.events());
    json.put("changed", counts.changed());
    json.put("refused", counts.refused());
    json.put("commands", counts.commands());
    json.put("entries", counts.entries());
    json.put("from_lowest", counts.lowestPin());
    json.put("from_highest", counts.highestPin());
  }

  private static RestatementPlan.Counts counts(JsonNode json) {
    return new RestatementPlan.Counts(
        json.path("subjects").asLong(),
        json.path("events").asLong(),
        json.path("changed").asLong(),
        json.path("refused").asLong(),
        json.path("commands").asLong(),
        json.path("entries").asLong(),
        json.path("from_lowest").asLong(),
        json.path("from_highest").asLong());
  }

  private static void line(ObjectNode json, EffectLine line) {
    Figure figure = line.figure();
    json.put("kind", figure.kind().name());
    json.put("brand", figure.brand());
    json.put("program", figure.program());
    json.put("name", figure.name());
    json.put("measure", figure.measure());
    json.put("reporting_currency", figure.reportingCurrency());
    json.put("method", figure.method());
    json.put("factor_version", figure.factorVersion());
    json.put("month", figure.month().toString());
    json.put("period", line.period().toString());
    json.put("cause", line.cause().name());
    value(json.putObject("published"), line.published());
    value(json.putObject("difference"), line.difference());
    value(json.putObject("restated"), line.restated());
    json.put("entries", line.entries());
    json.put("subjects", line.subjects());
  }

  private static EffectLine line(JsonNode json) {
    return new EffectLine(
        new Figure(
            Kind.valueOf(text(json, "kind")),
            text(json, "brand"),
            optional(json, "program"),
            text(json, "name"),
            text(json, "measure"),
            optional(json, "reporting_currency"),
            optional(json, "method"),
            optional(json, "factor_version"),
            YearMonth.parse(text(json, "month"))),
        YearMonth.parse(text(json, "period")),
        Cause.valueOf(text(json, "cause")),
        value(json.path("published")),
        value(json.path("difference")),
        value(json.path("restated")),
        json.path("entries").asLong(),
        json.path("subjects").asLong());
  }

  private static void value(ObjectNode json, Value value) {
    json.put("amount", value.amount().toPlainString());
    json.put("reporting", value.reporting().toPlainString());
  }

  private static Value value(JsonNode json) {
    return new Value(new BigDecimal(text(json, "amount")), new BigDecimal(text(json, "reporting")));
  }

  private static void texts(ObjectNode json, String name, Set<String> values) {
    ArrayNode array = json.putArray(name);
    new TreeSet<>(values).forEach(array::add);
  }

  private static Set<String> texts(JsonNode json, String name) {
    Set<String> values = new TreeSet<>();
    json.path(name).forEach(value -> values.add(value.asText()));
    return values;
  }

  private static String text(JsonNode json, String name) {
    String value = optional(json, name);
    if (value == null) {
      throw new IllegalStateException("the plan has no %s".formatted(name));
    }
    return value;
  }

  private static @Nullable String optional(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }
}
