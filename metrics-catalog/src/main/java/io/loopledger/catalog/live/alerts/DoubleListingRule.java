package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Resale.ListingRejected;
import io.loopledger.schemas.event.Resale.UnitDelisted;
import io.loopledger.schemas.event.Resale.UnitListed;
import io.loopledger.schemas.live.Alert;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A unit exists once, so it can be offered once; and not at all any more once it is sold. An offer
 * is known by its number, or by its channel where it has none.
 */
final class DoubleListingRule implements UnitRule {
  @Override
  public String id() {
    return "double-listing";
  }

  @Override
  public Alert.Severity severity() {
    return Alert.Severity.WARNING;
  }

  @Override
  public List<Finding> findings(Timeline unit) {
    Map<String, String> open = new TreeMap<>();
    String soldBy = null;
    for (Event event : unit.events()) {
      switch (event.data()) {
        case UnitListed listed -> {
          open.put(offer(listed.listingId(), event.context()), event.id());
          soldBy = null;
        }
        case UnitDelisted delisted -> close(open, delisted.listingId(), event.context());
        case ListingRejected rejected -> close(open, rejected.listingId(), event.context());
        case UnitSold sold -> {
          close(open, sold.listingId(), event.context());
          soldBy = event.id();
        }
        default -> {}
      }
    }
    if (open.size() <= (soldBy == null ? 1 : 0)) {
      return List.of();
    }
    String offers = String.join(", ", open.keySet());
    return soldBy == null
        ? List.of(
            new Finding(
                "",
                "%s is offered %d times: %s".formatted(unit.subject(), open.size(), offers),
                Map.of("offers", offers, "listed_by", String.join(", ", open.values()))))
        : List.of(
            new Finding(
                "",
                "%s is sold (%s) and still offered: %s".formatted(unit.subject(), soldBy, offers),
                Map.of(
                    "offers",
                    offers,
                    "listed_by",
                    String.join(", ", open.values()),
                    "sold_by",
                    soldBy)));
  }

  /** What names no offer and no channel ends all of them. */
  private static void close(
      Map<String, String> open, @Nullable String listingId, EventContext context) {
    String channel = context.channel() == null ? null : context.channel().replace('/', ' ');
    open.keySet()
        .removeIf(
            offer -> {
              int slash = offer.indexOf('/');
              String onChannel = offer.substring(0, slash);
              String number = offer.substring(slash + 1);
              return (channel == null || channel.equals(onChannel))
                  && (listingId == null || number.isEmpty() || listingId.equals(number));
            });
  }

  /** A channel has no slash here, so that the number begins behind the first. */
  private static String offer(@Nullable String listingId, EventContext context) {
    String channel = context.channel() == null ? "" : context.channel().replace('/', ' ');
    return channel + "/" + (listingId == null ? "" : listingId);
  }
}
