/**
 * Takes a figure apart: from a metric down to the entries that make it. Knows queries as texts and
 * rows as maps, and no database.
 */
@NullMarked
package io.loopledger.catalog.metrics.explain;

import org.jspecify.annotations.NullMarked;
