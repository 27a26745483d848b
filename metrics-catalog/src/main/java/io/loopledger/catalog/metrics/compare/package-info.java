/** What differs between two states of the definitions, and whether it may. */
@NullMarked
package io.loopledger.catalog.metrics.compare;

import org.jspecify.annotations.NullMarked;
