/** Files of real formats become events, row by row. */
@NullMarked
package io.loopledger.ingest.files;

import org.jspecify.annotations.NullMarked;
