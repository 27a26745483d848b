package io.loopledger.chaos.run;

import io.loopledger.chaos.proxy.Moment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When it goes wrong.
 *
 * @param moment of a commit; empty where it is none of a commit's
 * @param table whose commit; empty where it is any time, or a checkpoint's
 * @param onCheckpoint while a checkpoint is being written
 */
public record Point(Optional<Moment> moment, String table, boolean onCheckpoint) {
  /** At a seeded time. */
  static final Point RANDOM = new Point(Optional.empty(), "", false);

  /** A checkpoint's folder is there, and the checkpoint not complete. */
  static final Point CHECKPOINT = new Point(Optional.empty(), "", true);

  static Point of(Moment moment, String table) {
    return new Point(Optional.of(moment), table, false);
  }

  /** The point of a name, as {@link #toString} gives it. */
  public static Point parse(String text) {
    if (text.equals(RANDOM.toString())) {
      return RANDOM;
    }
    if (text.equals(CHECKPOINT.toString())) {
      return CHECKPOINT;
    }
    String[] parts = text.split(":", 2);
    for (Moment moment : Moment.values()) {
      if (parts.length == 2 && name(moment).equals(parts[0])) {
        return of(moment, parts[1]);
      }
    }
    throw new IllegalArgumentException(
        "point '%s' is none; use random, checkpoint, or a moment (%s) and a table, such as"
                .formatted(text, Arrays.stream(Moment.values()).map(Point::name).toList())
            + " before-answer:raw.events");
  }

  private static String name(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return moment.map(m -> name(m) + ":" + table).orElse(onCheckpoint ? "checkpoint" : "random");
  }
}
