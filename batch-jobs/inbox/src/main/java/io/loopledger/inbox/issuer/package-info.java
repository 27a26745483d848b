/** Who sent a statement, and what its lines are therefore matched with. */
@NullMarked
package io.loopledger.inbox.issuer;

import org.jspecify.annotations.NullMarked;
