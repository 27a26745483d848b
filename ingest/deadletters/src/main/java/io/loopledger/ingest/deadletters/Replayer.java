package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.sealing.BrandKeys;
import java.util.List;
import java.util.Set;

/**
 * Sends the originals of dead letters back to their topics. For each letter the intent is stored,
 * the record sent with {@code acks=all}, and then the letter marked as done; a letter that is done
 * is never sent again.
 *
 * <p>Where the process ends between sending and marking, the next replay sends that record once
 * more. That is harmless: the posting job counts an event once, by its source and id, whatever the
 * number of its copies.
 */
public final class Replayer {
  private final DeadLetterReader reader;
  private final BrandKeys keys;
  private final ReplayStore store;
  private final RecordSender sender;

  public Replayer(DeadLetterReader reader, BrandKeys keys, ReplayStore store, RecordSender sender) {
    this.reader = requireNonNull(reader, "reader is null");
    this.keys = requireNonNull(keys, "keys is null");
    this.store = requireNonNull(store, "store is null");
    this.sender = requireNonNull(sender, "sender is null");
  }

  /**
   * Replays letters, and says what became of each.
   *
   * @throws DeadLettersUnavailableException if Kafka or the store does not answer, or another
   *     replay goes on; what was done until then is stored, and the next replay goes on from there
   */
  public ReplayCounts replay(ReplayRequest request, ReplayListener listener) {
    Set<String> existing = reader.allTopics();
    return switch (request.mode()) {
      case DRY_RUN -> read(request, existing, listener, List::size);
      case REPLAY -> {
        try (ReplayRun run = store.begin(request.who())) {
          yield read(request, existing, listener, new Sending(run, sender, listener));
        }
      }
    };
  }

  private ReplayCounts read(
      ReplayRequest request, Set<String> existing, ReplayListener listener, ReplayBatch.Sink sink) {
    ReplayBatch batch =
        new ReplayBatch(
            letter -> Route.of(letter, keys, existing), store::doneAmong, sink, listener, request);
    reader.read(request.topics(), batch::take);
    return batch.finish();
  }
}
