/** Run events of OpenLineage: what the job reads and writes, told to who collects such things. */
@NullMarked
package io.loopledger.streaming.lineage;

import org.jspecify.annotations.NullMarked;
