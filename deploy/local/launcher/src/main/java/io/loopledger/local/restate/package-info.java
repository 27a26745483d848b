/** Restatement runs on this platform. */
@NullMarked
package io.loopledger.local.restate;

import org.jspecify.annotations.NullMarked;
