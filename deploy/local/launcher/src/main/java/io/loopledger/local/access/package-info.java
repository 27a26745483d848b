/**
 * The access check: a Trino of its own with rows of several brands, asked by every user in every
 * way for what is not theirs.
 */
@NullMarked
package io.loopledger.local.access;

import org.jspecify.annotations.NullMarked;
