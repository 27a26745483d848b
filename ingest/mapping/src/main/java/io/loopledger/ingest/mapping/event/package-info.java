/** How values become the fields of an event, by the event language's own names. */
@NullMarked
package io.loopledger.ingest.mapping.event;

import org.jspecify.annotations.NullMarked;
