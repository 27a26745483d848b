/** What was taken, in the lake. */
@NullMarked
package io.loopledger.inbox.book;

import org.jspecify.annotations.NullMarked;
