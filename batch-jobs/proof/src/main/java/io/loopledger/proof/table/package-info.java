/**
 * Tables of the lake as Iceberg has them: snapshots of one checkpoint, events, the proof's own
 * rows.
 */
@NullMarked
package io.loopledger.proof.table;

import org.jspecify.annotations.NullMarked;
