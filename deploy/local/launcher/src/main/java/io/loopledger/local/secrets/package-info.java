/** Passwords and keys, readable by their owner only. */
@NullMarked
package io.loopledger.local.secrets;

import org.jspecify.annotations.NullMarked;
