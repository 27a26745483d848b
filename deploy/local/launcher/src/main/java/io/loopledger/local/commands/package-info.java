/** Commands to the posting job: how they are sent, and what became of them. */
@NullMarked
package io.loopledger.local.commands;

import org.jspecify.annotations.NullMarked;
