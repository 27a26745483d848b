/** Rows as CSV, in two profiles. */
@NullMarked
package io.loopledger.brandreports.csv;

import org.jspecify.annotations.NullMarked;
