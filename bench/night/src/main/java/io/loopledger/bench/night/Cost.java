package io.loopledger.bench.night;

import com.sun.management.OperatingSystemMXBean;
import io.loopledger.bench.metrics.BenchTrino;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.List;

/**
 * What a piece of work took, as the operating system counts it.
 *
 * @param seconds on the clock
 * @param ownCpuSeconds of this process
 * @param trinoCpuSeconds of Trino's process
 * @param heapMegabytes the most that this process's heap held, garbage included
 */
record Cost(double seconds, double ownCpuSeconds, double trinoCpuSeconds, long heapMegabytes) {
  private static final double NANOS = 1e9;

  /** Work that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static Cost of(BenchTrino trino, Work work) throws Exception {
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    double own = ownCpu();
    double servers = trino.cpuSeconds();
    long begin = System.nanoTime();
    work.run();
    return new Cost(
        (System.nanoTime() - begin) / NANOS,
        ownCpu() - own,
        trino.cpuSeconds() - servers,
        heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
  }

  double cpuSeconds() {
    return ownCpuSeconds + trinoCpuSeconds;
  }

  /** The one in the middle by its CPU; of an even number the dearer one. */
  static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted(Comparator.comparingDouble(Cost::cpuSeconds))
        .toList()
        .get(costs.size() / 2);
  }

  private static double ownCpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / NANOS;
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  @Override
  public String toString() {
    return "%.1f s; CPU s: %.1f here, %.1f in Trino; heap at most %d MB"
        .formatted(seconds, ownCpuSeconds, trinoCpuSeconds, heapMegabytes);
  }
}
