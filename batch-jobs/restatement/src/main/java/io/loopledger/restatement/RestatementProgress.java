package io.loopledger.restatement;

/** Is told how far a run is, by several threads. */
public interface RestatementProgress {
  /** Tells nobody. */
  RestatementProgress NONE =
      new RestatementProgress() {
        @Override
        public void folded(int buckets, int ofBuckets, long events) {}

        @Override
        public void sent(long commands, long ofCommands) {}
      };

  /**
   * More subjects were folded; subjects are spread evenly over buckets.
   *
   * @param buckets buckets that are done
   * @param ofBuckets buckets there are
   * @param events events of the buckets that are done
   */
  void folded(int buckets, int ofBuckets, long events);

  /** More commands were sent. */
  void sent(long commands, long ofCommands);
}
