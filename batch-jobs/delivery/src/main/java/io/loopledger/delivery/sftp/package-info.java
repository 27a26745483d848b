/** Delivery to SFTP servers. */
@NullMarked
package io.loopledger.delivery.sftp;

import org.jspecify.annotations.NullMarked;
