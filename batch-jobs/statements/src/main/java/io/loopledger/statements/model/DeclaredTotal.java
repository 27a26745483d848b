package io.loopledger.statements.model;

import java.math.BigDecimal;

/**
 * A sum or count that the document states about itself. It was checked against the lines.
 *
 * @param name as the document's format calls it, such as {@code TtlNtries/Sum} or {@code BT-112}
 */
public record DeclaredTotal(String name, BigDecimal value) {}
