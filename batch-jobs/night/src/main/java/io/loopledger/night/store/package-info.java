/** What the night keeps in PostgreSQL beside the job repository. */
@NullMarked
package io.loopledger.night.store;

import org.jspecify.annotations.NullMarked;
