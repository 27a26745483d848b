package io.loopledger.local.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void anEventIsOneLineWithTheFieldsOfTheCommonSchema() throws Exception {
    LoggerContext context = new LoggerContext();
    LoggingEvent event =
        new LoggingEvent(
            "caller",
            context.getLogger("io.loopledger.Job"),
            ch.qos.logback.classic.Level.WARN,
            "cannot read {}\nat \"{}\"",
            new IllegalStateException("gone"),
            new Object[] {"a", "b"});
    event.setInstant(Instant.parse("2026-11-26T10:00:00.123456Z"));
    event.setThreadName("task 1");
    event.setMDCPropertyMap(Map.of("flink-job-id", "5f2a", "customer", "never"));
    JsonLines lines = new JsonLines();
    lines.setService("flink");

    String line = new String(lines.encode(event), UTF_8);

    assertThat(line).endsWith("\n").doesNotContain("never");
    assertThat(line.strip().lines()).hasSize(1);
    JsonNode json = JSON.readTree(line);
    assertThat(json.at("/@timestamp").asText()).isEqualTo("2026-11-26T10:00:00.123456Z");
    assertThat(json.at("/log/level").asText()).isEqualTo("WARN");
    assertThat(json.at("/log/logger").asText()).isEqualTo("io.loopledger.Job");
    assertThat(json.at("/process/thread/name").asText()).isEqualTo("task 1");
    assertThat(json.at("/service/name").asText()).isEqualTo("flink");
    assertThat(json.at("/flink/job_id").asText()).isEqualTo("5f2a");
    assertThat(json.at("/message").asText()).isEqualTo("cannot read a\nat \"b\"");
    assertThat(json.at("/error/type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(json.at("/error/message").asText()).isEqualTo("gone");
    assertThat(json.at("/error/stack_trace").asText()).contains("JsonLinesTest");
  }
}
