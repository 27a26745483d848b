/** Fetches files from servers of partners. */
@NullMarked
package io.loopledger.inbox.sftp;

import org.jspecify.annotations.NullMarked;
