/** Processes of the operating system: started detached, found again, ended for sure. */
@NullMarked
package io.loopledger.local.process;

import org.jspecify.annotations.NullMarked;
