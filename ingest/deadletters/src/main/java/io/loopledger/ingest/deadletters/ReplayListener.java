package io.loopledger.ingest.deadletters;

/** Hears how a replay goes. */
public interface ReplayListener {
  /** Hears nothing. */
  ReplayListener SILENT =
      new ReplayListener() {
        @Override
        public void at(ReplayCounts counts) {}

        @Override
        public void problem(LetterId letter, String problem) {}
      };

  /** How far it is. */
  void at(ReplayCounts counts);

  /** Why a letter was not sent, and what can be done; nothing of its content. */
  void problem(LetterId letter, String problem);
}
