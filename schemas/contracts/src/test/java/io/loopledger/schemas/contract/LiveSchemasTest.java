package io.loopledger.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.json.LiveJson;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.live.CustomerImpact;
import io.loopledger.schemas.live.LiveMetric;
import io.loopledger.schemas.live.LiveTopic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Live messages as they are written, and their schemas. */
class LiveSchemasTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private static final Alert ALERT =
      new Alert(
          "5f0c",
          3,
          Alert.Status.RAISED,
          "unit-oversold",
          Alert.Severity.CRITICAL,
          "acme",
          "unit:acme/1",
          "sold \"twice\"",
          Map.of("sales", "s-1, s-2", "channels", "web"),
          "s-2",
          NOON,
          NOON.plusSeconds(1));

  private static final LiveMetric METRIC =
      new LiveMetric(
          "acme-group|acme|||",
          1_764_064_800_000L,
          "acme-group",
          "acme",
          null,
          "Jacket",
          null,
          LocalDate.parse("2026-11-24"),
          "2026-11",
          "revenue.resale",
          "EUR",
          "EUR",
          null,
          null,
          Origin.REAL,
          new BigDecimal("-219.500000"),
          new BigDecimal("0.000000"),
          2,
          null);

  private static final CustomerImpact IMPACT =
      new CustomerImpact(
          "unit:acme/1#1",
          2,
          CustomerImpact.Status.FINAL,
          "acme",
          "loop",
          "unit:acme/1",
          1,
          "psn_mfrggzdfmztwq2lknnwg23tpoa",
          null,
          "Jacket",
          new CustomerImpact.Figure(
              new BigDecimal("2.400000"),
              new BigDecimal("1.3"),
              new BigDecimal("4.6"),
              "RESTART",
              "restart-2021-r2",
              "before use",
              CustomerImpact.Basis.ASSUMED,
              false),
          "Danke!",
          "Thank you!",
          Origin.REAL);

  @Test
  void messagesAreWrittenFieldByField() {
    assertThat(json(ALERT))
        .isEqualTo(
            "{\"alert_id\":\"5f0c\",\"version\":3,\"status\":\"RAISED\",\"rule\":\"unit-oversold\","
                + "\"severity\":\"CRITICAL\",\"brand\":\"acme\",\"about\":\"unit:acme/1\","
                + "\"message\":\"sold \\\"twice\\\"\",\"evidence\":{\"channels\":\"web\","
                + "\"sales\":\"s-1, s-2\"},\"trigger_id\":\"s-2\","
                + "\"effective_time\":\"2026-11-25T12:00:00Z\","
                + "\"recorded_time\":\"2026-11-25T12:00:01Z\"}");
    assertThat(json(METRIC))
        .isEqualTo(
            "{\"cell\":\"acme-group|acme|||\",\"version\":1764064800000,"
                + "\"tenant\":\"acme-group\",\"brand\":\"acme\",\"category\":\"Jacket\","
                + "\"business_date\":\"2026-11-24\",\"period\":\"2026-11\","
                + "\"account\":\"revenue.resale\",\"measure\":\"EUR\",\"reporting_currency\":\"EUR\","
                + "\"origin\":\"REAL\",\"amount\":\"-219.5\",\"reporting_amount\":\"0\","
                + "\"entry_count\":2}");
    assertThat(json(IMPACT))
        .contains(
            "\"figure\":{\"avoided_kg\":\"2.4\",\"p5_kg\":\"1.3\",\"p95_kg\":\"4.6\","
                + "\"method\":\"RESTART\",\"factor_version\":\"restart-2021-r2\","
                + "\"boundary\":\"before use\",\"basis\":\"ASSUMED\","
                + "\"is_fit_for_advertising\":false}");
  }

  @Test
  void eachMessageFitsItsSchemaAndOneWithoutAVersionDoesNot() throws Exception {
    for (Record message : new Record[] {ALERT, METRIC, IMPACT}) {
      LiveTopic topic = topic(message);
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(LiveSchemas.document(topic).toString());
      JsonNode json = MAPPER.readTree(json(message));

      assertThat(schema.validate(json.toString(), InputFormat.JSON)).isEmpty();
      ((ObjectNode) json).remove("version");
      assertThat(schema.validate(json.toString(), InputFormat.JSON)).hasSize(1);
    }
  }

  private static LiveTopic topic(Record message) {
    for (LiveTopic topic : LiveTopic.values()) {
      if (topic.messageClass() == message.getClass()) {
        return topic;
      }
    }
    throw new AssertionError(message);
  }

  private static String json(Record message) {
    return new String(LiveJson.write(message), StandardCharsets.UTF_8);
  }
}
