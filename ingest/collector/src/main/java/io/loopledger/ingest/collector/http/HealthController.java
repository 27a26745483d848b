package io.loopledger.ingest.collector.http;

import io.loopledger.ingest.privacy.ConnectionSource;
import io.loopledger.ingest.publish.EventLog;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the collector lives, whether it can take events, and what it counted. */
@RestController
public final class HealthController {
  private static final int PATIENCE_SECONDS = 2;

  private final EventLog log;
  private final ConnectionSource connections;
  private final PrometheusMeterRegistry meters;

  public HealthController(
      EventLog log, ConnectionSource connections, PrometheusMeterRegistry meters) {
    this.log = log;
    this.connections = connections;
    this.meters = meters;
  }

  /** The process answers. */
  @GetMapping(path = "/health/live", produces = MediaType.APPLICATION_JSON_VALUE)
  public String live() {
    return "{\"status\":\"UP\"}";
  }

  /** Kafka and the database answer. */
  @GetMapping(path = "/health/ready", produces = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<String> ready() {
    String kafka = log.answers() ? "UP" : "DOWN";
    String database = databaseAnswers() ? "UP" : "DOWN";
    boolean isReady = kafka.equals("UP") && database.equals("UP");
    return ResponseEntity.status(isReady ? 200 : 503)
        .body(
            "{\"status\":\"%s\",\"kafka\":\"%s\",\"database\":\"%s\"}"
                .formatted(isReady ? "UP" : "DOWN", kafka, database));
  }

  /** The counters, as Prometheus reads them. */
  @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
  public String metrics() {
    return meters.scrape();
  }

  private boolean databaseAnswers() {
    try (Connection connection = connections.open()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
