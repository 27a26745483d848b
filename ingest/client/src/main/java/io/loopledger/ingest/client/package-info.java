/**
 * The Java client of the HTTP door: typed events in, one verdict each out. Begin at {@link
 * io.loopledger.ingest.client.LoopledgerClient}.
 */
@NullMarked
package io.loopledger.ingest.client;

import org.jspecify.annotations.NullMarked;
