package io.loopledger.catalog.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a kind of reader may do.
 *
 * @param description for whom it is
 * @param scope whose rows it sees
 * @param reads schemas
 * @param through whether tables may be asked directly
 * @param hides kinds of columns that are masked
 * @param limits what it may ask of the server at a time
 */
public record Role(
    String description,
    Scope scope,
    List<String> reads,
    Through through,
    List<ColumnKind> hides,
    RoleLimits limits) {

  /** Whose rows are seen. */
  public enum Scope {
    /** Everybody's. */
    @JsonProperty("platform")
    PLATFORM,
    /** Those of all brands of one tenant. */
    @JsonProperty("tenant")
    TENANT,
    /** Those of one brand. */
    @JsonProperty("brand")
    BRAND
  }

  /** How rows are reached. */
  public enum Through {
    /** Directly or through a view. */
    @JsonProperty("all")
    ALL,
    /** Only through the views of the schemas that are read. */
    @JsonProperty("views")
    VIEWS
  }

  public Role {
    requireNonNull(description, "description is missing");
    requireNonNull(scope, "scope is missing");
    requireNonNull(through, "through is missing");
    requireNonNull(limits, "limits is missing");
    reads = List.copyOf(requireNonNull(reads, "reads is missing"));
    hides = List.copyOf(requireNonNull(hides, "hides is missing"));
  }
}
