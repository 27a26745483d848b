/** What a restatement changes: subject by subject, and summed. Pure. */
@NullMarked
package io.loopledger.restatement.plan;

import org.jspecify.annotations.NullMarked;
