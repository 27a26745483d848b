/** How a field gets its value: templates, steps, numbers, times, conditions. */
@NullMarked
package io.loopledger.ingest.mapping.value;

import org.jspecify.annotations.NullMarked;
