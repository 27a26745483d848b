/** Rows for the lake, and its sinks. */
@NullMarked
package io.loopledger.streaming.lake;

import org.jspecify.annotations.NullMarked;
