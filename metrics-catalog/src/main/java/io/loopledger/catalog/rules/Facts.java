package io.loopledger.catalog.rules;

import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.EventContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a subject after an event. Programme, category, product, grade and channel are
 * facts about the subject: later statements win, silence changes nothing. Partner and country
 * belong to the one event that names them: the carrier of the return is not that of the resale.
 */
record Facts(
    @Nullable String program,
    @Nullable String category,
    @Nullable String product,
    @Nullable String grade,
    @Nullable String channel,
    @Nullable String partner,
    @Nullable String country) {

  static final Facts NONE = new Facts(null, null, null, null, null, null, null);

  Facts with(EventContext context) {
    if (isSilent(context)) {
      return this;
    }
    return new Facts(
        or(context.program(), program),
        or(context.category(), category),
        or(context.product(), product),
        grade,
        or(context.channel(), channel),
        context.partner(),
        context.country());
  }

  Facts withGrade(@Nullable String newGrade) {
    return Objects.equals(grade, newGrade)
        ? this
        : new Facts(program, category, product, newGrade, channel, partner, country);
  }

  Dimensions dimensions(String tenant, String brand) {
    return new Dimensions(
        tenant, brand, program, category, product, grade, channel, partner, country);
  }

  private boolean isSilent(EventContext context) {
    return same(context.program(), program)
        && same(context.category(), category)
        && same(context.product(), product)
        && same(context.channel(), channel)
        && Objects.equals(context.partner(), partner)
        && Objects.equals(context.country(), country);
  }

  private static boolean same(@Nullable String stated, @Nullable String known) {
    return stated == null || stated.equals(known);
  }

  private static @Nullable String or(@Nullable String stated, @Nullable String known) {
    return stated != null ? stated : known;
  }
}
