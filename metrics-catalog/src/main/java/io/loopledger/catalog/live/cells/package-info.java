/** Dashboard cells: what live totals are summed by. */
@NullMarked
package io.loopledger.catalog.live.cells;

import org.jspecify.annotations.NullMarked;
