package io.loopledger.bench;

import java.time.Duration;

/** CPU time of a process. */
final class Cpu {
  private Cpu() {}

  static Duration of(ProcessHandle process) {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("this system tells no CPU time"));
  }
}
