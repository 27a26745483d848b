/**
 * Impact factors as versioned records, and the methods that use them. A published factor never
 * changes: a correction is a new revision, and every figure names the factor version it was made
 * with.
 */
@NullMarked
package io.loopledger.catalog.impact;

import org.jspecify.annotations.NullMarked;
