/** Reading all topics in the order in which their events happened. */
@NullMarked
package io.loopledger.streaming.source;

import org.jspecify.annotations.NullMarked;
