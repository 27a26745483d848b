/** Trino statements out of definitions. */
@NullMarked
package io.loopledger.catalog.metrics.sql;

import org.jspecify.annotations.NullMarked;
