/** Closes the books of a period, and opens them again. */
@NullMarked
package io.loopledger.close;

import org.jspecify.annotations.NullMarked;
