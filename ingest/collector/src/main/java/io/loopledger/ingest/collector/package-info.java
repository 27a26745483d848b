/** The HTTP door: events and webhooks. */
@NullMarked
package io.loopledger.ingest.collector;

import org.jspecify.annotations.NullMarked;
