package io.loopledger.catalog.posting.v1;

import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.EventContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a subject after an event. Programme, category, product, grade and channel are
 * facts about the subject: later statements win, silence changes nothing. Partner and country
 * belong to the one event that names them: the carrier of the return is not that of the resale.
 */
record UnitFacts(
    @Nullable String program,
    @Nullable String category,
    @Nullable String product,
    @Nullable String grade,
    @Nullable String channel,
    @Nullable String partner,
    @Nullable String country) {

  static final UnitFacts NONE = new UnitFacts(null, null, null, null, null, null, null);

  UnitFacts with(EventContext context) {
    return new UnitFacts(
        or(context.program(), program),
        or(context.category(), category),
        or(context.product(), product),
        grade,
        or(context.channel(), channel),
        context.partner(),
        context.country());
  }

  UnitFacts withGrade(@Nullable String newGrade) {
    return new UnitFacts(program, category, product, newGrade, channel, partner, country);
  }

  Dimensions dimensions(String tenant, String brand) {
    return new Dimensions(
        tenant, brand, program, category, product, grade, channel, partner, country);
  }

  private static @Nullable String or(@Nullable String stated, @Nullable String known) {
    return stated != null ? stated : known;
  }
}
