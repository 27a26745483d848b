/** What a user may change, and where a Loopledger home keeps its files. */
@NullMarked
package io.loopledger.local.settings;

import org.jspecify.annotations.NullMarked;
