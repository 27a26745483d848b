/** Lists, shows, exports and replays dead letters. */
@NullMarked
package io.loopledger.ingest.deadletters;

import org.jspecify.annotations.NullMarked;
