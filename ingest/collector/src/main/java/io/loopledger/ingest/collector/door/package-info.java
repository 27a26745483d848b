/** What the door decides about events, without HTTP. */
@NullMarked
package io.loopledger.ingest.collector.door;

import org.jspecify.annotations.NullMarked;
