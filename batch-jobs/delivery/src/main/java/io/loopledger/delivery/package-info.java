/** Brings packages of files to their receivers. */
@NullMarked
package io.loopledger.delivery;

import org.jspecify.annotations.NullMarked;
