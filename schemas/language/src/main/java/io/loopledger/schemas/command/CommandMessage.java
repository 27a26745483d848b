package io.loopledger.schemas.command;

import io.loopledger.schemas.event.Doc;
import io.loopledger.schemas.event.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the one writer of a subject's entries: the value of a record of topic {@link
 * CommandTopic#NAME}. Each command is applied once, whatever arrives twice.
 */
@Doc(
    "What is asked of the posting job about one ledger subject; applied once per command_id,"
        + " however often it is sent.")
public record CommandMessage(
    @Doc(value = "Form of this message: 1.", example = "1") long form,
    @Doc(value = "Identifies the command; its entries carry it as trigger_id.", example = "r-1")
        String commandId,
    @Doc("REPIN, REHYDRATE or CORRECT_PROOF.") CommandKind kind,
    @Doc(value = "The ledger subject, also the record's key.", example = "unit:acme/QR-1029")
        String subject,
    @Doc(value = "Why, for whoever reads it later.", example = "DEFRA 2026 factors") String reason,
    @Doc(value = "Who asked: a user, or the name of a job.", example = "anna") String requestedBy,
    @Doc(value = "REPIN only: the version all of its events are pinned to.", example = "12")
        @Nullable Long refVersion,
    @Doc("REHYDRATE only: the evicted events, from raw.events.") List<PinnedText> events,
    @Doc(
            "REHYDRATE: what ledger.entries holds for the events. CORRECT_PROOF: journal less"
                + " ledger, as the proof found it.")
        List<PostedAmount> amounts,
    @Doc(
            "CORRECT_PROOF, where amounts do not balance by themselves: the net money lines that"
                + " ledger.entries holds now for the events it corrects; both together balance.")
        List<PostedAmount> ledgerAmounts,
    @Doc(
            "REPIN, in place of ref_version: a version for each of these events; the subject's"
                + " other events keep theirs. So a restatement is taken back.")
        List<EventPin> pins) {
  /** The form of this release. A later one that only adds optional fields keeps the number. */
  public static final long FORM = 1;

  private static final int MAX_ID = 200;
  private static final int MAX_REASON = 1_000;

  public CommandMessage {
    events = events == null ? List.of() : List.copyOf(events);
    amounts = amounts == null ? List.of() : List.copyOf(amounts);
    ledgerAmounts = ledgerAmounts == null ? List.of() : List.copyOf(ledgerAmounts);
    pins = pins == null ? List.of() : List.copyOf(pins);
    if (form != FORM) {
      Checks.refuse("form", "form is %d; this release reads %d".formatted(form, FORM));
    }
    Checks.requireText("command_id", commandId, MAX_ID);
    Checks.requireText("reason", reason, MAX_REASON);
    Checks.requireText("requested_by", requestedBy, MAX_ID);
    try {
      var unused = Subject.parse(subject);
    } catch (IllegalArgumentException e) {
      Checks.refuse("subject", String.valueOf(e.getMessage()));
    }
    switch (kind) {
      case REPIN -> {
        requireTarget(refVersion, pins);
        requireNone("events", kind, events);
        requireNone("amounts", kind, amounts);
        requireNone("ledger_amounts", kind, ledgerAmounts);
      }
      case REHYDRATE -> {
        requireNoVersion(kind, refVersion);
        requireNone("ledger_amounts", kind, ledgerAmounts);
        requireNone("pins", kind, pins);
        if (events.isEmpty()) {
          Checks.refuse("events", "events is empty; a REHYDRATE brings back at least one");
        }
      }
      case CORRECT_PROOF -> {
        requireNoVersion(kind, refVersion);
        requireNone("events", kind, events);
        requireNone("pins", kind, pins);
        if (amounts.isEmpty()) {
          Checks.refuse("amounts", "amounts is empty; a CORRECT_PROOF posts at least one");
        }
      }
    }
  }

  /** A command whose amounts balance by themselves, or that has none. */
  public CommandMessage(
      long form,
      String commandId,
      CommandKind kind,
      String subject,
      String reason,
      String requestedBy,
      @Nullable Long refVersion,
      List<PinnedText> events,
      List<PostedAmount> amounts) {
    this(
        form,
        commandId,
        kind,
        subject,
        reason,
        requestedBy,
        refVersion,
        events,
        amounts,
        List.of(),
        List.of());
  }

  /** The same command, asked for by somebody else. */
  public CommandMessage askedBy(String by, String why) {
    return new CommandMessage(
        form, commandId, kind, subject, why, by, refVersion, events, amounts, ledgerAmounts, pins);
  }

  /** A restatement of a subject with another version of the reference data. */
  public static CommandMessage repin(
      String commandId, Subject subject, long refVersion, String reason, String requestedBy) {
    return new CommandMessage(
        FORM,
        commandId,
        CommandKind.REPIN,
        subject.toString(),
        reason,
        requestedBy,
        refVersion,
        List.of(),
        List.of());
  }

  /** A restatement that gives each of some events of a subject a version of its own. */
  public static CommandMessage repin(
      String commandId, Subject subject, List<EventPin> pins, String reason, String requestedBy) {
    return new CommandMessage(
        FORM,
        commandId,
        CommandKind.REPIN,
        subject.toString(),
        reason,
        requestedBy,
        null,
        List.of(),
        List.of(),
        List.of(),
        pins);
  }

  /** One version for all events, or one for each of some. */
  private static void requireTarget(@Nullable Long refVersion, List<EventPin> pins) {
    if (pins.isEmpty() && (refVersion == null || refVersion < 0)) {
      Checks.refuse("ref_version", "ref_version is missing; a REPIN names a version from 0");
    }
    if (!pins.isEmpty() && refVersion != null) {
      Checks.refuse("pins", "pins and ref_version are both given; a REPIN has one of them");
    }
    record Name(String source, String eventId) {}
    Set<Name> named = new HashSet<>();
    for (EventPin pin : pins) {
      if (!named.add(new Name(pin.source(), pin.eventId()))) {
        Checks.refuse(
            "pins",
            "event '%s' of source '%s' is in pins more than once"
                .formatted(pin.eventId(), pin.source()));
      }
    }
  }

  private static void requireNone(String field, CommandKind kind, List<?> list) {
    if (!list.isEmpty()) {
      Checks.refuse(field, "%s has no meaning in a %s; leave it out".formatted(field, kind));
    }
  }

  private static void requireNoVersion(CommandKind kind, @Nullable Long refVersion) {
    if (refVersion != null) {
      Checks.refuse(
          "ref_version", "ref_version has no meaning in a %s; leave it out".formatted(kind));
    }
  }
}
