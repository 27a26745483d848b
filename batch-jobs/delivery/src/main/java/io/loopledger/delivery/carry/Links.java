package io.loopledger.delivery.carry;

import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFile;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Where a receiver of a mail finds files that are too large for it. */
public interface Links {
  /** A file's address. */
  URI link(DeliveryPackage what, PackageFile file) throws DeliveryException;

  /** Until when the addresses hold that are made at a time; for good, if nothing is said. */
  Optional<Instant> validUntil(Instant now);
}
