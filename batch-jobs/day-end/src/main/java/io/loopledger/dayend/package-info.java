/** The day's own events: what depends on many units, computed at the end of a business date. */
@NullMarked
package io.loopledger.dayend;

import org.jspecify.annotations.NullMarked;
