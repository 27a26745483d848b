package io.loopledger.local.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A way to ask.
 *
 * @param name its name
 * @param expect what may come back
 * @param on what it can be asked of
 * @param sql its text, with places to fill
 */
record Shape(String name, Expect expect, On on, String sql) {
  /** What may come back. */
  enum Expect {
    /** It names the other brand: any row is a leak. */
    @JsonProperty("nothing")
    NOTHING,
    /** Own rows; no value of another brand. */
    @JsonProperty("own")
    OWN,
    /** Own rows pass, others would fail and be named. */
    @JsonProperty("failure")
    FAILURE,
    /** Only for admin. */
    @JsonProperty("refused")
    REFUSED
  }

  /** What it can be asked of. */
  enum On {
    @JsonProperty("all")
    ALL,
    @JsonProperty("tables")
    TABLES,
    /** What has a column brand. */
    @JsonProperty("brands")
    BRANDS,
    /** What has numbers that tell a brand. */
    @JsonProperty("numbers")
    NUMBERS
  }

  Shape(String name, Expect expect, @Nullable On on, String sql) {
    this.name = requireNonNull(name, "name is missing");
    this.expect = requireNonNull(expect, () -> "expect of " + name + " is missing");
    this.on = on == null ? On.ALL : on;
    this.sql = requireNonNull(sql, () -> "sql of " + name + " is missing");
  }

  boolean fits(Relation relation) {
    boolean hasColumn = !sql.contains("{c}") || !relation.texts().isEmpty();
    return hasColumn
        && switch (on) {
          case ALL -> true;
          case TABLES -> relation.isTable();
          case BRANDS -> relation.hasBrand();
          case NUMBERS -> !relation.numbers().isEmpty();
        };
  }
}
