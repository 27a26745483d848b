package io.loopledger.metricscheck.lake;

/** How many rows a lake got. */
public record Written(long events, long entries) {}
