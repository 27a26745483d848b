package io.loopledger.bench.streaming;

import java.time.Duration;

/** CPU time of a process, all its threads, as the operating system counts it. */
final class Cpu {
  private Cpu() {}

  static Duration of(ProcessHandle process) {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("this system tells no CPU time"));
  }

  static Duration ofThisProcess() {
    return of(ProcessHandle.current());
  }
}
