package io.loopledger.catalog.reference;

import static java.util.Objects.requireNonNull;

/**
 * A programme of a brand: what is measured, and by which impact method.
 *
 * @param id as events name it
 * @param method name of the impact method profile
 * @param factorRevision revision of the method's published factors
 */
public record Programme(String id, String method, int factorRevision) {
  public Programme {
    Slugs.require("programme id", requireNonNull(id, "programme id is null"));
    requireNonNull(method, "method is null");
    if (factorRevision < 1) {
      throw new IllegalArgumentException(
          "factorRevision of programme %s is %d; revisions count from 1"
              .formatted(id, factorRevision));
    }
  }
}
