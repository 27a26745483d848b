/** The way into Kafka: every door publishes through here. */
@NullMarked
package io.loopledger.ingest.publish;

import org.jspecify.annotations.NullMarked;
