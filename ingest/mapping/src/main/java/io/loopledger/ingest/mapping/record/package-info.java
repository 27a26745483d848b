/** What a mapping reads: the cells of a row, the parts of a document. */
@NullMarked
package io.loopledger.ingest.mapping.record;

import org.jspecify.annotations.NullMarked;
