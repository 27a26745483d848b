/**
 * The posting rules "2026-11", as released with 0.1.0 and 0.2.0. They stay executable for the
 * subjects that were first posted by them and are never edited.
 */
@NullMarked
package io.loopledger.catalog.posting.v1;

import org.jspecify.annotations.NullMarked;
