/** Lines of statements as rows of the lake. */
@NullMarked
package io.loopledger.inbox.row;

import org.jspecify.annotations.NullMarked;
