/**
 * Data points of reporting standards: versioned files that say which disclosure a metric answers,
 * how far, and what cannot be answered here.
 */
@NullMarked
package io.loopledger.reports.datapoint;

import org.jspecify.annotations.NullMarked;
