/** What may be compacted, expired and deleted: pure functions of what a table's metadata says. */
@NullMarked
package io.loopledger.upkeep.policy;

import org.jspecify.annotations.NullMarked;
