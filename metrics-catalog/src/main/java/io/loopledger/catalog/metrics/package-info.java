/**
 * What every metric means: definitions in the vocabulary of dbt's semantic layer, checked as a
 * whole.
 */
@NullMarked
package io.loopledger.catalog.metrics;

import org.jspecify.annotations.NullMarked;
