package io.loopledger.catalog.impact;

/** stub. */
public record ImpactLine(String account, long microKg, String combination) {}
