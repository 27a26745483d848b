/** The Java client: typed events over HTTP, batched, retried, idempotent. */
@NullMarked
package io.loopledger.ingest.client;

import org.jspecify.annotations.NullMarked;
