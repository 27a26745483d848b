/** The folder that files come into: which are whole, and where they are moved. */
@NullMarked
package io.loopledger.inbox.folder;

import org.jspecify.annotations.NullMarked;
