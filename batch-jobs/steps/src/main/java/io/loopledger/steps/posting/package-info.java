/** What the night hands to the posting job, and how it waits for it. */
@NullMarked
package io.loopledger.steps.posting;

import org.jspecify.annotations.NullMarked;
