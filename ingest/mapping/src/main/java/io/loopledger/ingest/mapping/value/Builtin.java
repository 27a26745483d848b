package io.loopledger.ingest.mapping.value;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Placeholders every mapping has. */
public enum Builtin {
  /** The brand. */
  BRAND,
  /** The programme; empty where the target names none. */
  PROGRAM,
  /** The customer's pseudonym. */
  CUSTOMER,
  /** The webhook's topic. */
  TOPIC,
  /** The event's local time, such as {@code 2010-12-01T08:26}. */
  TIME,
  /** The event's local date, such as {@code 2010-12-01}. */
  DATE,
  /** The event's id. */
  ID;

  /** What is known before anything of an event is. */
  public static final Set<Builtin> EARLY = EnumSet.of(BRAND, PROGRAM, CUSTOMER, TOPIC);

  /** What is known once the time is. */
  public static final Set<Builtin> TIMED = EnumSet.of(BRAND, PROGRAM, CUSTOMER, TOPIC, TIME, DATE);

  /** What is known once the id is. */
  public static final Set<Builtin> ALL = EnumSet.allOf(Builtin.class);

  /** The placeholder's name, after the dollar sign. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Builtin> named(String name) {
    return Arrays.stream(values()).filter(builtin -> builtin.text().equals(name)).findFirst();
  }

  String text(Evaluation evaluation) {
    EventTime time = evaluation.time();
    return switch (this) {
      case BRAND -> evaluation.target().brand();
      case PROGRAM -> evaluation.target().program().orElse("");
      case CUSTOMER -> evaluation.customer();
      case TOPIC -> evaluation.topic();
      case TIME -> time == null ? "" : time.local().toString();
      case DATE -> time == null ? "" : time.local().toLocalDate().toString();
      case ID -> evaluation.id();
    };
  }
}
