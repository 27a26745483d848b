/** What the night, or a person at the command line, asks of the posting job. */
@NullMarked
package io.loopledger.schemas.command;

import org.jspecify.annotations.NullMarked;
