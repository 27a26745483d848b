/** What is set in files of the home. */
@NullMarked
package io.loopledger.inbox.settings;

import org.jspecify.annotations.NullMarked;
