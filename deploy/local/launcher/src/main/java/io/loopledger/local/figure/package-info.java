/** A figure and what it is made of, for people and programs. */
@NullMarked
package io.loopledger.local.figure;

import org.jspecify.annotations.NullMarked;
