/** Kafka records as the job reads them. */
@NullMarked
package io.loopledger.streaming.record;

import org.jspecify.annotations.NullMarked;
