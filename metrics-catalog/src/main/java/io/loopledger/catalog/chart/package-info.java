/** The chart of accounts, as validated data. */
@NullMarked
package io.loopledger.catalog.chart;

import org.jspecify.annotations.NullMarked;
