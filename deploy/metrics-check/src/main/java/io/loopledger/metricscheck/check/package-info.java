/** Metrics of a catalog beside what independent SQL says. */
@NullMarked
package io.loopledger.metricscheck.check;

import org.jspecify.annotations.NullMarked;
