/** The close as a step of the night, which checks and closes nothing. */
@NullMarked
package io.loopledger.close.night;

import org.jspecify.annotations.NullMarked;
