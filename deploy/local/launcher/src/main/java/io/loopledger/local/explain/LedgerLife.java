package io.loopledger.local.explain;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import java.util.List;

/** What each event of a subject posts, one after the other. */
@FunctionalInterface
public interface LedgerLife {
  /**
   * The steps of a subject's events, in the order of the ledger. All their postings together are
   * the subject's journal.
   *
   * @throws io.loopledger.catalog.posting.PostingRefusedException if the events cannot be posted
   */
  List<Step> steps(List<PinnedEvent> events);

  /**
   * An event and what it posted.
   *
   * @param event the event
   * @param note what became of it, such as "void" or "waits for its target"; empty for most
   * @param postings what the journal holds more since this event; empty if it posts nothing
   */
  record Step(PinnedEvent event, String note, List<Posting> postings) {
    public Step {
      postings = List.copyOf(postings);
    }
  }
}
