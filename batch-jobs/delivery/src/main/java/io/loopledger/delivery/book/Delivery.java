package io.loopledger.delivery.book;

/**
 * A package on its way to a target.
 *
 * @param position of the target among those of the report, from 0
 */
public record Delivery(
    Due due, String packageId, String target, int position, DeliveryState state) {
  /** Names it, such as {@code acme-units@2026-11-01T05:00:00Z/acme-sftp}. */
  public String id() {
    return due.id() + "/" + target;
  }
}
