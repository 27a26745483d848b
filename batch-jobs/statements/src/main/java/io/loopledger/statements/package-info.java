/** Strict readers of finance files. */
@NullMarked
package io.loopledger.statements;

import org.jspecify.annotations.NullMarked;
