/** The day's events as a step of the night. */
@NullMarked
package io.loopledger.dayend.night;

import org.jspecify.annotations.NullMarked;
