/** The files of a run: plan, effect, commands, and what was refused. */
@NullMarked
package io.loopledger.restatement.file;

import org.jspecify.annotations.NullMarked;
