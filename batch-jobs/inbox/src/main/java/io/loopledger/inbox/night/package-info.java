/** Statements as a step of the night. */
@NullMarked
package io.loopledger.inbox.night;

import org.jspecify.annotations.NullMarked;
