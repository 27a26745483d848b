/**
 * How far an impact figure may be off: a lognormal spread for each factor, 1,000 seeded relative
 * draws for each combination of factors, and the nearest-rank percentiles of a sum over them.
 */
@NullMarked
package io.loopledger.catalog.impact.uncertainty;

import org.jspecify.annotations.NullMarked;
