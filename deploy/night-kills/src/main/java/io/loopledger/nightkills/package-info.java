/** Nights that are killed, beside nights that nobody disturbs. */
@NullMarked
package io.loopledger.nightkills;

import org.jspecify.annotations.NullMarked;
