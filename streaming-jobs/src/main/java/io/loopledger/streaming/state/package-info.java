/** What stands between operators and Flink's keyed state. */
@NullMarked
package io.loopledger.streaming.state;

import org.jspecify.annotations.NullMarked;
