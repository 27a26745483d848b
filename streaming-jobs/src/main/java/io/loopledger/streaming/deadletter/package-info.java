/** Where records go that could not be posted. */
@NullMarked
package io.loopledger.streaming.deadletter;

import org.jspecify.annotations.NullMarked;
