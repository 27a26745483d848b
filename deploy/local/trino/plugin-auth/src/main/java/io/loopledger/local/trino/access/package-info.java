/**
 * What Trino's rule file cannot say: that a role reads only through views, that statistics are not
 * for everyone, and what each role may ask of the server at a time.
 */
@NullMarked
package io.loopledger.local.trino.access;

import org.jspecify.annotations.NullMarked;
