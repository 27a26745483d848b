package io.loopledger.ingest.collector;

import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.ingest.access.Authenticator;
import io.loopledger.ingest.collector.door.EventDoor;
import io.loopledger.ingest.collector.http.DoorMetrics;
import io.loopledger.ingest.collector.http.EventsController;
import io.loopledger.ingest.collector.http.HealthController;
import io.loopledger.ingest.collector.http.PseudonymsController;
import io.loopledger.ingest.collector.http.RequestBodies;
import io.loopledger.ingest.collector.http.RequestGate;
import io.loopledger.ingest.collector.http.WebhookMetrics;
import io.loopledger.ingest.collector.http.WebhooksController;
import io.loopledger.ingest.collector.webhooks.DeclaredMapper;
import io.loopledger.ingest.collector.webhooks.WebhookMapper;
import io.loopledger.ingest.collector.webhooks.WebhookServices;
import io.loopledger.ingest.collector.webhooks.WebhookSources;
import io.loopledger.ingest.collector.webhooks.Webhooks;
import io.loopledger.ingest.privacy.ConnectionSource;
import io.loopledger.ingest.privacy.Erasure;
import io.loopledger.ingest.privacy.PostgresPseudonyms;
import io.loopledger.ingest.privacy.PseudonymKey;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.publish.EventLog;
import io.loopledger.ingest.publish.KafkaEventLog;
import io.loopledger.schemas.sealing.BrandKeys;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Wires the collector; decides nothing. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class CollectorApplication {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ConnectionSource connections(CollectorConfig config) throws IOException {
    return new PooledConnections(config);
  }

  @Bean
  BrandKeys brandKeys(CollectorConfig config) {
    return BrandKeys.in(config.brandKeys());
  }

  @Bean
  Pseudonyms pseudonyms(CollectorConfig config, ConnectionSource connections) throws IOException {
    return PostgresPseudonyms.open(connections, PseudonymKey.readOrCreate(config.pseudonymKey()));
  }

  @Bean
  ApiKeys apiKeys(ConnectionSource connections, BrandKeys brandKeys, Clock clock)
      throws SQLException {
    return ApiKeys.open(connections, brandKeys, clock);
  }

  @Bean
  Authenticator authenticator(ApiKeys keys, BrandKeys brandKeys, Clock clock) {
    return new Authenticator(keys, brandKeys, clock);
  }

  @Bean
  EventLog eventLog(CollectorConfig config) {
    return KafkaEventLog.connect(config.bootstrapServers(), config.patience());
  }

  @Bean
  EventDoor eventDoor(CollectorConfig config, Pseudonyms pseudonyms, EventLog log) {
    return new EventDoor(
        pseudonyms, log, config.limits().duplicateWindow(), config.patience().plusSeconds(2));
  }

  @Bean
  PrometheusMeterRegistry meters() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  @Bean
  DoorMetrics doorMetrics(PrometheusMeterRegistry meters) {
    return new DoorMetrics(meters);
  }

  @Bean
  RequestBodies requestBodies(CollectorConfig config, DoorMetrics metrics) {
    return new RequestBodies(config.limits(), metrics);
  }

  @Bean
  RequestGate requestGate(Authenticator authenticator, RequestBodies bodies) {
    return new RequestGate(authenticator, bodies);
  }

  @Bean
  EventsController eventsController(
      RequestGate gate, EventDoor door, DoorMetrics metrics, CollectorConfig config) {
    return new EventsController(gate, door, metrics, config.limits().maxBatchEvents());
  }

  @Bean
  PseudonymsController pseudonymsController(
      RequestGate gate, Pseudonyms pseudonyms, CollectorConfig config) {
    return new PseudonymsController(gate, pseudonyms, config.limits().maxBatchEvents());
  }

  @Bean
  WebhookMapper.Factory webhookMappers(Pseudonyms pseudonyms) {
    return source -> DeclaredMapper.of(source, pseudonyms);
  }

  @Bean
  Webhooks webhooks(
      CollectorConfig config,
      WebhookMapper.Factory mappers,
      EventDoor door,
      EventLog log,
      BrandKeys brandKeys,
      ConnectionSource connections,
      DoorMetrics metrics,
      Clock clock)
      throws IOException {
    WebhookSources sources =
        config.webhooks().isPresent()
            ? WebhookSources.load(config.webhooks().get())
            : WebhookSources.none();
    Erasure erasure = Erasure.open(connections, PseudonymKey.readOrCreate(config.pseudonymKey()));
    return new WebhookServices(
            door,
            brandKeys,
            log,
            erasure::customer,
            config.patience(),
            config.limits().duplicateWindow(),
            metrics::webhook,
            clock)
        .open(sources, mappers);
  }

  @Bean
  WebhooksController webhooksController(
      Webhooks webhooks, RequestBodies bodies, PrometheusMeterRegistry meters) {
    return new WebhooksController(webhooks, bodies, new WebhookMetrics(meters));
  }

  @Bean
  HealthController healthController(
      EventLog log, ConnectionSource connections, PrometheusMeterRegistry meters) {
    return new HealthController(log, connections, meters);
  }
}
