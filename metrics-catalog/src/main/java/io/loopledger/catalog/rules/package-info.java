/**
 * The posting rules "2026-12": one event, two ledgers. Each rule is a small method that changes a
 * fresh copy of the unit's state and adds lines to the event's book; from outside the fold is pure.
 */
@NullMarked
package io.loopledger.catalog.rules;

import org.jspecify.annotations.NullMarked;
