/** Texts to exact values. */
@NullMarked
package io.loopledger.statements.value;

import org.jspecify.annotations.NullMarked;
