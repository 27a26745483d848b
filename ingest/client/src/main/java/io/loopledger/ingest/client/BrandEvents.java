package io.loopledger.ingest.client;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Makes the events of one source for one brand, so that neither is repeated at each.
 *
 * <pre>{@code
 * BrandEvents acme = new BrandEvents("acme", "/portals/acme-returns");
 * Event received = acme.unit("QR-1029", "received-88121", when, new UnitReceived(1450L, null));
 * }</pre>
 *
 * @param brand the brand, as registered
 * @param source who says so: a URI reference, the same for every event of one service
 */
public record BrandEvents(String brand, String source) {
  public BrandEvents {
    requireNonNull(brand, "brand is null");
    requireNonNull(source, "source is null");
  }

  /**
   * An event about a unit.
   *
   * @param unitId the unit's QR code or serial, without the brand
   * @param id unique within the source, and the same whenever this event is sent again
   * @param happened when it happened, not when it is sent
   */
  public Event unit(String unitId, String id, Instant happened, EventData data) {
    return unit(unitId, id, happened, data, UnaryOperator.identity());
  }

  /** An event about a unit, with more of its context, such as the product or the order. */
  public Event unit(
      String unitId,
      String id,
      Instant happened,
      EventData data,
      UnaryOperator<EventContext.Builder> context) {
    return event(Subject.unit(brand, unitId), id, happened, data, context);
  }

  /** An event about any subject of the brand. */
  public Event event(
      Subject subject,
      String id,
      Instant happened,
      EventData data,
      UnaryOperator<EventContext.Builder> context) {
    EventContext.Builder builder = context.apply(EventContext.of(brand, Origin.REAL));
    return new Event(id, source, subject, happened, builder.build(), data);
  }
}
