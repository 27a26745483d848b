package io.loopledger.local.explain;

import io.loopledger.local.Failure;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.Fault;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.json.Replacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file of events that did not happen: one CloudEvent in JSON, or an array of them. */
public final class WhatIfFile {
  private static final int MOST = 1000;

  private WhatIfFile() {}

  /**
   * The events of a file.
   *
   * @throws Failure naming the file and every fault with its place and fix
   */
  public static List<Event> read(Path file) throws IOException {
    List<ReadEvent> read = parse(file, Files.readAllBytes(file));
    List<Event> events = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      switch (read.get(i)) {
        case ReadEvent.Valid(var event) -> {
          Optional<Fault> inside = faultInside(event);
          int number = i + 1;
          inside.ifPresent(fault -> problems.add(problem(number, fault)));
          events.add(event.inMicros());
        }
        case ReadEvent.Invalid(var id, var source, var faults) -> {
          int number = i + 1;
          faults.forEach(fault -> problems.add(problem(number, fault)));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new Failure(
          "%s cannot be taken as it is:%n  %s".formatted(file, String.join("\n  ", problems)));
    }
    if (events.isEmpty()) {
      throw new Failure(file + " holds no event; write at least one into the array");
    }
    return events;
  }

  private static List<ReadEvent> parse(Path file, byte[] body) {
    try {
      return isArray(body)
          ? JsonEvents.readBatch(body, MOST)
          : List.of(JsonEvents.readStructured(body));
    } catch (MalformedJsonException e) {
      throw new Failure("%s is no JSON of events: %s".formatted(file, e.fault().message()), e);
    }
  }

  private static boolean isArray(byte[] body) {
    for (byte b : body) {
      if (!Character.isWhitespace(b)) {
        return b == '[';
      }
    }
    return false;
  }

  private static Optional<Fault> faultInside(Event event) {
    return event.data() instanceof Corrections.EventCorrected corrected
        ? Replacement.fault(corrected)
        : Optional.empty();
  }

  private static String problem(int number, Fault fault) {
    String place = fault.pointer().isEmpty() ? "" : " at " + fault.pointer();
    String value = fault.value().isEmpty() ? "" : " ('%s')".formatted(fault.value());
    return "event %d%s%s: %s".formatted(number, place, value, fault.message());
  }
}
