package io.loopledger.bench.streaming;

import java.util.List;

/** Events per CPU second over the rounds. */
record Spread(double lowest, double median, double highest) {
  static Spread of(List<Measured> runs) {
    List<Double> rates = runs.stream().map(Measured::eventsPerCpuSecond).sorted().toList();
    int middle = rates.size() / 2;
    double median =
        rates.size() % 2 == 1 ? rates.get(middle) : (rates.get(middle - 1) + rates.get(middle)) / 2;
    return new Spread(rates.getFirst(), median, rates.getLast());
  }

  @Override
  public String toString() {
    return "%,9.0f (%,.0f to %,.0f)".formatted(median, lowest, highest);
  }
}
