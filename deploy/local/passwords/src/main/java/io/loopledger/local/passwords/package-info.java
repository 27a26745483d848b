/** How passwords are kept for Trino: one format, written by the launcher, read by the plugin. */
@NullMarked
package io.loopledger.local.passwords;

import org.jspecify.annotations.NullMarked;
