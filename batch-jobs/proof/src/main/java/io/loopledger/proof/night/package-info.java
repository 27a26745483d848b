/** The proof as a step of the night. */
@NullMarked
package io.loopledger.proof.night;

import org.jspecify.annotations.NullMarked;
