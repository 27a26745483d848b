package io.loopledger.delivery.carry;

import io.loopledger.delivery.pack.DeliveryPackage;

/**
 * Brings packages to one target. It may be cut anywhere; the next call then finds what is there,
 * and goes on or begins anew. A receiver never sees half a file, and the manifest only after all.
 */
@FunctionalInterface
public interface Carrier {
  /**
   * Brings a package; returns once the other side has all of it.
   *
   * @throws DeliveryException with the target, what is wrong, and what to do
   */
  Receipt carry(DeliveryPackage what) throws DeliveryException;

  /**
   * It is there.
   *
   * @param place where, for people
   * @param outcome what had to be done for it
   */
  record Receipt(String place, Outcome outcome) {}

  /** What had to be done. */
  enum Outcome {
    /** It was sent, or what was missing of it. */
    SENT,
    /** All of it was there already. */
    WAS_THERE
  }
}
