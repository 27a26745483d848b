/** Restatement runs: what was asked, what came of it. */
@NullMarked
package io.loopledger.schemas.restatement;

import org.jspecify.annotations.NullMarked;
