/** Restatement runs: the dry run with its effect, sending the commands, and taking a run back. */
@NullMarked
package io.loopledger.restatement;

import org.jspecify.annotations.NullMarked;
