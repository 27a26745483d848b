/** Live outputs: totals of dashboard cells, messages to customers, alerts. */
@NullMarked
package io.loopledger.streaming.live;

import org.jspecify.annotations.NullMarked;
