/** The chart of accounts and its mapping to ERP charts, as validated data. */
@NullMarked
package io.loopledger.catalog.chart;

import org.jspecify.annotations.NullMarked;
