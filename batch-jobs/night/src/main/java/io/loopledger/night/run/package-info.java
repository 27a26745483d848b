/** Runs nights, one at a time and in order. */
@NullMarked
package io.loopledger.night.run;

import org.jspecify.annotations.NullMarked;
