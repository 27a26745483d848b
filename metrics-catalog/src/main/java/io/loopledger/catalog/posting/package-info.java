/** The posting rules: a subject's journal is a pure function of the set of its events. */
@NullMarked
package io.loopledger.catalog.posting;

import org.jspecify.annotations.NullMarked;
