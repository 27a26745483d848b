package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;

/** What changes a subject's journal or ledger: an event that arrives, or a command. */
public sealed interface Trigger {
  /** The subject that is changed. */
  Subject subject();

  /** Within which its id is unique. */
  String source();

  /** The {@code trigger_id} of the entries it causes. */
  String id();

  /** An event that arrived. */
  record Arrived(Event event) implements Trigger {
    public Arrived {
      requireNonNull(event, "event is null");
    }

    @Override
    public Subject subject() {
      return event.subject();
    }

    @Override
    public String source() {
      return event.source();
    }

    @Override
    public String id() {
      return event.id();
    }
  }

  /** A command about a subject. */
  record Asked(Command command, Subject subject) implements Trigger {
    /** The source of all commands: their ids are unique among themselves. */
    public static final String SOURCE = "command";

    public Asked {
      requireNonNull(command, "command is null");
      requireNonNull(subject, "subject is null");
    }

    @Override
    public String source() {
      return SOURCE;
    }

    @Override
    public String id() {
      return command.id();
    }
  }
}
