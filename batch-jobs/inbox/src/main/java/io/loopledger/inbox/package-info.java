/** Takes the files that finance systems send, each once, wholly or not at all. */
@NullMarked
package io.loopledger.inbox;

import org.jspecify.annotations.NullMarked;
