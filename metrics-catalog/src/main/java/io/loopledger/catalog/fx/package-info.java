/**
 * Exchange rates: the ECB's euro reference rates as an immutable table, the booking policy over it,
 * and conversion without losing a micro-unit. Nothing here reaches for a network: rates come from
 * the built-in history or from a file that somebody loaded.
 */
@NullMarked
package io.loopledger.catalog.fx;

import org.jspecify.annotations.NullMarked;
