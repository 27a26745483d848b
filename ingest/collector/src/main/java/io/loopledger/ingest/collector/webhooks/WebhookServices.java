package io.loopledger.ingest.collector.webhooks;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.collector.door.EventDoor;
import io.loopledger.ingest.collector.door.Verdict;
import io.loopledger.ingest.publish.EventLog;
import io.loopledger.schemas.sealing.BrandKeys;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What taking webhooks needs.
 *
 * @param door takes the events
 * @param keys seal dead letters
 * @param log takes dead letters
 * @param erasure forgets customers
 * @param patience how long Kafka may take for a dead letter
 * @param replayWindow webhooks remembered to tell repetitions
 * @param verdictsSeen is told the verdicts on events, to count them
 * @param clock tells how old a signature is
 */
public record WebhookServices(
    EventDoor door,
    BrandKeys keys,
    EventLog log,
    CustomerErasure erasure,
    Duration patience,
    int replayWindow,
    BiConsumer<ApiKey, List<Verdict>> verdictsSeen,
    Clock clock) {
  /**
   * A door for the webhooks of some sources.
   *
   * @throws WebhookConfigException naming everything that is wrong with their mappings
   */
  public Webhooks open(WebhookSources sources, WebhookMapper.Factory mappers) {
    WebhookDeadLetters deadLetters = new WebhookDeadLetters(keys, log, patience);
    Map<String, Webhooks.Open> open = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (WebhookSource source : sources.all()) {
      try {
        WebhookIntake intake =
            new WebhookIntake(source, mappers.of(source), door, deadLetters, erasure, verdictsSeen);
        open.put(source.name(), new Webhooks.Open(WebhookVerifier.of(source), intake));
      } catch (IllegalArgumentException | IOException e) {
        problems.add("%s: %s".formatted(source, e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new WebhookConfigException(problems);
    }
    return new Webhooks(open, replayWindow, clock);
  }
}
