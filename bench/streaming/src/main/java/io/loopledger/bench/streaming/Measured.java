package io.loopledger.bench.streaming;

import java.time.Duration;
import java.util.List;

/**
 * What a contender did behind its warm-up: the first fifth of the events, in which a JVM compiles.
 *
 * @param events events behind the warm-up
 * @param cpuMs CPU time for them, of all threads of the process
 * @param wallMs how long they took
 * @param allCpuMs CPU time of the process from its start, the warm-up with it
 */
record Measured(long events, long cpuMs, long wallMs, long allCpuMs) {
  private static final String MARK = "MEASURED";

  /** The share of the events that warms up. */
  static long warmUp(long events) {
    return events / 5;
  }

  double eventsPerCpuSecond() {
    return events * 1e3 / cpuMs;
  }

  double eventsPerSecond() {
    return events * 1e3 / wallMs;
  }

  /** For the process that started this one to read. */
  void print() {
    System.out.printf("%s %d %d %d %d%n", MARK, events, cpuMs, wallMs, allCpuMs);
  }

  static Measured parse(List<String> output) {
    String line =
        output.stream()
            .filter(text -> text.startsWith(MARK))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a contender told nothing but " + output));
    String[] parts = line.split(" ");
    return new Measured(
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]));
  }

  /** Measures a process that counts its own events. */
  static final class Clock {
    private final long events;
    private long counted;
    private Duration cpuAtMark = Duration.ZERO;
    private long nanosAtMark;

    Clock(long events) {
      this.events = events;
    }

    /** Counts an event. */
    void tick() {
      if (++counted == warmUp(events)) {
        cpuAtMark = Cpu.ofThisProcess();
        nanosAtMark = System.nanoTime();
      }
    }

    boolean isOver() {
      return counted >= events;
    }

    Measured stop() {
      Duration cpu = Cpu.ofThisProcess();
      return new Measured(
          counted - warmUp(events),
          cpu.minus(cpuAtMark).toMillis(),
          Duration.ofNanos(System.nanoTime() - nanosAtMark).toMillis(),
          cpu.toMillis());
    }
  }
}
