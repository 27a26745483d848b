/** Sales and returns of the TPC-DS generator, so that results can be compared with another's. */
@NullMarked
package io.loopledger.ingest.tpcds;

import org.jspecify.annotations.NullMarked;
