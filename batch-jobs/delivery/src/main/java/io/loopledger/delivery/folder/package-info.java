/** Delivery into a folder of this machine. */
@NullMarked
package io.loopledger.delivery.folder;

import org.jspecify.annotations.NullMarked;
