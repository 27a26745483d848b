package io.loopledger.schemas.entry;

import org.jspecify.annotations.Nullable;

/** What an entry can be grouped by. Absent where the source does not say. */
public record Dimensions(
    String tenant,
    String brand,
    @Nullable String program,
    @Nullable String category,
    @Nullable String product,
    @Nullable String grade,
    @Nullable String channel,
    @Nullable String partner,
    @Nullable String country) {}
