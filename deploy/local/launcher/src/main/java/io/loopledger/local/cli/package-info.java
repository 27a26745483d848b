/** The commands, one class each; what they do stands in the other packages. */
@NullMarked
package io.loopledger.local.cli;

import org.jspecify.annotations.NullMarked;
