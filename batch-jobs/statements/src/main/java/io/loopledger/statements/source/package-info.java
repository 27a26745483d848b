/** The bytes of a file, bounded. */
@NullMarked
package io.loopledger.statements.source;

import org.jspecify.annotations.NullMarked;
