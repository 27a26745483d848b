package io.loopledger.ingest.simulator.mess;

import io.loopledger.ingest.simulator.Dice;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lines as broken senders write them. Each is made from a true event under another id. */
final class Poisons {
  private static final List<Kind> KINDS =
      List.of(
          new Kind("cut off in the middle", json -> json.substring(0, json.length() / 2)),
          new Kind("something after the end", json -> json + "}"),
          new Kind("a key twice", json -> "{\"specversion\":\"1.0\"," + json.substring(1)),
          new Kind("a type that does not exist", replace("\"type\":\"io.loopledger.", "X")),
          new Kind(
              "no time", json -> json.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"soon\"")),
          new Kind("no subject", json -> json.replaceFirst("\"subject\":\"[^\"]*\",", "")),
          new Kind(
              "a brand that is not the subject's",
              json -> json.replaceFirst("\"brand\":\"[^\"]*\"", "\"brand\":\"nobody\"")),
          new Kind("a field that does not exist", replace("\"data\":{", "\"colour\":\"red\",")),
          new Kind(
              "a decimal comma",
              json -> json.replaceFirst("\"amount\":\"([0-9]+)[^\"]*\"", "\"amount\":\"$1,50\"")),
          new Kind(
              "a currency that does not exist",
              json -> json.replaceFirst("\"currency\":\"[A-Z]{3}\"", "\"currency\":\"EURO\"")));

  private Poisons() {}

  /** A line and what is wrong with it. */
  record Line(String text, String what) {}

  private record Kind(String what, UnaryOperator<String> spoil) {}

  static Line of(Event event, Dice dice) {
    Event other =
        new Event(
            event.id() + "-bad",
            event.source(),
            event.subject(),
            event.effectiveTime(),
            event.context(),
            event.data());
    String json = JsonEvents.write(other);
    int first = dice.between(0, KINDS.size() - 1);
    for (int i = 0; i < KINDS.size(); i++) {
      Kind kind = KINDS.get((first + i) % KINDS.size());
      String spoilt = kind.spoil().apply(json);
      // An event without money has no decimal comma to get wrong: then it is the next kind.
      if (!spoilt.equals(json)) {
        return new Line(spoilt, kind.what());
      }
    }
    throw new IllegalStateException("no way to spoil " + event.type());
  }

  private static UnaryOperator<String> replace(String found, String added) {
    return json -> json.replace(found, found + added);
  }
}
