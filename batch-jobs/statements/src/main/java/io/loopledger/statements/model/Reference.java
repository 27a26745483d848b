package io.loopledger.statements.model;

import static java.util.Objects.requireNonNull;

/** A number or text that names something elsewhere, as the document writes it. */
public record Reference(Role role, String value) {
  public Reference {
    requireNonNull(role, "role is null");
    if (value.isBlank()) {
      throw new IllegalArgumentException("reference %s is blank; leave it out".formatted(role));
    }
  }
}
