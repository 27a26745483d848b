package io.loopledger.ingest.client;

import io.loopledger.ingest.client.DeliveryException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Brings a batch to the door and its verdicts back: every future completes. */
final class Delivery {
  private static final String PATH = "/v1/events";
  private static final String BATCH = "application/cloudevents-batch+json";

  private final Door door;

  Delivery(Door door) {
    this.door = door;
  }

  /** Delivers a batch; returns when every event has its verdict or its exception. */
  void deliver(List<Pending> batch) {
    try {
      deliver(batch, door.deadline());
    } catch (DeliveryException e) {
      fail(batch, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(batch, new DeliveryException(Reason.CLOSED, "the client was closed", e));
    } catch (RuntimeException | Error e) {
      fail(batch, new DeliveryException(Reason.GAVE_UP, "the request could not be made", e));
    }
  }

  private void deliver(List<Pending> batch, long deadline)
      throws DeliveryException, InterruptedException {
    List<Pending> open = batch;
    for (int failures = 1; !open.isEmpty(); failures++) {
      DoorReply reply = door.post(PATH, BATCH, body(open), deadline);
      if (reply.isTooLarge() && open.size() > 1) {
        int half = open.size() / 2;
        deliver(open.subList(0, half), deadline);
        deliver(open.subList(half, open.size()), deadline);
        return;
      }
      open = complete(open, reply);
      if (!open.isEmpty()) {
        door.pause(failures, reply, null, deadline);
      }
    }
  }

  /** Completes what has a verdict for good; returns what the door could not take now. */
  private static List<Pending> complete(List<Pending> batch, DoorReply reply)
      throws DeliveryException {
    List<Verdict> verdicts = verdicts(reply);
    if (verdicts.isEmpty()) {
      throw refused(reply);
    }
    requireFitting(batch, verdicts);
    List<Pending> again = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (verdicts.get(i) instanceof Verdict.Rejected rejected && rejected.isTemporary()) {
        again.add(batch.get(i));
      } else {
        batch.get(i).verdict().complete(verdicts.get(i));
      }
    }
    return again;
  }

  private static void requireFitting(List<Pending> batch, List<Verdict> verdicts)
      throws DeliveryException {
    if (verdicts.size() != batch.size()) {
      throw new DeliveryException(
          Reason.UNREADABLE_REPLY,
          "the door gave %d verdicts on %d events".formatted(verdicts.size(), batch.size()));
    }
    for (int i = 0; i < batch.size(); i++) {
      String id = verdicts.get(i).id();
      if (!id.equals(batch.get(i).id())) {
        throw new DeliveryException(
            Reason.UNREADABLE_REPLY,
            "the door's verdict %d is on '%s', the event is '%s'"
                .formatted(i, id, batch.get(i).id()));
      }
    }
  }

  private static List<Verdict> verdicts(DoorReply reply) throws DeliveryException {
    try {
      return Replies.verdicts(reply.body());
    } catch (IOException e) {
      if (reply.status() >= 400) {
        return List.of();
      }
      throw new DeliveryException(
          Reason.UNREADABLE_REPLY, "the door's reply cannot be read: " + e.getMessage(), e);
    }
  }

  /** The exception for a reply that refuses the request as a whole. */
  static DeliveryException refused(DoorReply reply) {
    List<Problem> problems = Replies.problems(reply.body());
    return new DeliveryException(
        Reason.REFUSED,
        "the door answered %d%s"
            .formatted(reply.status(), problems.isEmpty() ? "" : ": " + problems.getFirst()));
  }

  private static void fail(List<Pending> batch, DeliveryException e) {
    batch.forEach(pending -> pending.verdict().completeExceptionally(e));
  }

  private static byte[] body(List<Pending> batch) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte separator = '[';
    for (Pending pending : batch) {
      body.write(separator);
      body.writeBytes(pending.json());
      separator = ',';
    }
    body.write(']');
    return body.toByteArray();
  }
}
