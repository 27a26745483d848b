/** The conductor of the night. */
@NullMarked
package io.loopledger.night;

import org.jspecify.annotations.NullMarked;
