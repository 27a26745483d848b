package io.loopledger.ingest.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Stores the intent, sends, stores what arrived: in this order. */
final class Sending implements ReplayBatch.Sink {
  private final ReplayRun run;
  private final RecordSender sender;
  private final ReplayListener listener;

  Sending(ReplayRun run, RecordSender sender, ReplayListener listener) {
    this.run = run;
    this.sender = sender;
    this.listener = listener;
  }

  @Override
  public int send(List<ReplayBatch.Outgoing> letters) {
    run.intend(
        letters.stream()
            .map(letter -> new Replay(letter.letter(), letter.record().topic()))
            .toList());
    List<Future<RecordMetadata>> outcomes =
        sender.send(letters.stream().map(ReplayBatch.Outgoing::record).toList());
    List<Replay.Done> done = new ArrayList<>();
    Throwable unanswered = null;
    for (int i = 0; i < letters.size(); i++) {
      LetterId letter = letters.get(i).letter();
      try {
        RecordMetadata arrived = outcomes.get(i).get();
        done.add(new Replay.Done(letter, arrived.partition(), arrived.offset()));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RetriableException) {
          unanswered = e.getCause();
        } else {
          listener.problem(letter, "Kafka refused it: " + message(e.getCause()));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DeadLettersUnavailableException(
            "interrupted while sending; replay again, nothing is lost", e);
      }
    }
    run.done(done);
    if (unanswered != null) {
      // each further batch would wait as long, so the user hears it now
      throw new DeadLettersUnavailableException(
          "Kafka did not acknowledge a record (%s); see that it runs, and replay again: what"
                  .formatted(message(unanswered))
              + " arrived is marked and not sent again",
          unanswered);
    }
    return done.size();
  }

  private static String message(@Nullable Throwable e) {
    return e == null || e.getMessage() == null ? String.valueOf(e) : e.getMessage();
  }
}
