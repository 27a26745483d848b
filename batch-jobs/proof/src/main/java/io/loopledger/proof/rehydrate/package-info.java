/** Brings evicted cycles back for events and commands that wait for them. */
@NullMarked
package io.loopledger.proof.rehydrate;

import org.jspecify.annotations.NullMarked;
