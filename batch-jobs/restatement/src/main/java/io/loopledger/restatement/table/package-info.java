/** Tables of a run: its own log, and what became of its commands. */
@NullMarked
package io.loopledger.restatement.table;

import org.jspecify.annotations.NullMarked;
