package io.loopledger.delivery.book;

/** A due report and how far it is. */
public record DueReport(Due due, DueState state) {}
