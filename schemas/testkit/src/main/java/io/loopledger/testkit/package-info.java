/** What the tests of every module share. */
@NullMarked
package io.loopledger.testkit;

import org.jspecify.annotations.NullMarked;
