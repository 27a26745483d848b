/**
 * Booking batches in the shape that DATEV reads: entries of a month, condensed to rows with one
 * debit and one credit account each.
 */
@NullMarked
package io.loopledger.reports.datev;

import org.jspecify.annotations.NullMarked;
