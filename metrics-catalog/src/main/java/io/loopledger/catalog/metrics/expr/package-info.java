/** The small languages of expressions and filters. */
@NullMarked
package io.loopledger.catalog.metrics.expr;

import org.jspecify.annotations.NullMarked;
