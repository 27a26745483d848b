package io.loopledger.ingest.collector.http;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.collector.door.Verdict;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the door counts. Labels are the source a key is bound to and codes, never text of a sender,
 * so that nobody can fill the memory with labels. received = accepted + duplicate + rejected.
 */
public final class DoorMetrics {
  private static final String EVENTS = "loopledger.door.events";
  private static final String SOURCE = "source";
  private static final String REFUSED = "loopledger.door.requests.refused";

  private final MeterRegistry meters;
  private final Timer requests;

  public DoorMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.requests =
        Timer.builder("loopledger.door.request")
            .description("Time from a request's arrival to its answer.")
            .publishPercentileHistogram()
            .register(meters);
  }

  void bytesInFlight(Supplier<Number> bytes) {
    Gauge.builder("loopledger.door.bytes.in.flight", bytes)
        .description("Bytes of bodies in memory.")
        .register(meters);
  }

  /** Counts the events of a request, once they are read. */
  void received(ApiKey key, int count) {
    meters.counter(EVENTS + ".received", SOURCE, key.source()).increment(count);
  }

  /** Counts the events a webhook became, with their verdicts. */
  public void webhook(ApiKey key, List<Verdict> verdicts) {
    received(key, verdicts.size());
    verdicts(key, verdicts);
  }

  /** Counts the verdicts on a request. */
  void verdicts(ApiKey key, List<Verdict> verdicts) {
    int accepted = 0;
    int duplicate = 0;
    for (Verdict verdict : verdicts) {
      switch (verdict) {
        case Verdict.Accepted taken -> accepted++;
        case Verdict.Duplicate known -> duplicate++;
        case Verdict.Rejected rejected -> {
          String code = rejected.faults().getFirst().code().name();
          meters.counter(EVENTS + ".rejected", SOURCE, key.source(), "code", code).increment();
        }
      }
    }
    meters.counter(EVENTS + ".accepted", SOURCE, key.source()).increment(accepted);
    meters.counter(EVENTS + ".duplicate", SOURCE, key.source()).increment(duplicate);
  }

  /** Counts a request of which nothing was taken. */
  void refused(String source, Refusal refusal) {
    meters.counter(REFUSED, SOURCE, source, "code", refusal.fault().code().name()).increment();
  }

  void answered(Duration time) {
    requests.record(time);
  }
}
