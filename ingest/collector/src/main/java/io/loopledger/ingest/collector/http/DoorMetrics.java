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

  /** Counts the verdicts on a request. */
  void verdicts(ApiKey key, List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      count(EVENTS + ".received", key);
      switch (verdict) {
        case Verdict.Accepted accepted -> count(EVENTS + ".accepted", key);
        case Verdict.Duplicate duplicate -> count(EVENTS + ".duplicate", key);
        case Verdict.Rejected rejected -> {
          String code = rejected.faults().getFirst().code().name();
          meters.counter(EVENTS + ".rejected", "source", key.source(), "code", code).increment();
        }
      }
    }
  }

  /** Counts a request of which nothing was taken. */
  void refused(String source, Refusal refusal) {
    meters.counter(REFUSED, "source", source, "code", refusal.fault().code().name()).increment();
  }

  void answered(Duration time) {
    requests.record(time);
  }

  private void count(String name, ApiKey key) {
    meters.counter(name, "source", key.source()).increment();
  }
}
