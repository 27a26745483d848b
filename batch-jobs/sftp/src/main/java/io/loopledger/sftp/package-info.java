/** Sessions on SFTP servers of partners. */
@NullMarked
package io.loopledger.sftp;

import org.jspecify.annotations.NullMarked;
