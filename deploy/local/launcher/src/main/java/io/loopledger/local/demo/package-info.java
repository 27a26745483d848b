/** The demo: a simulated programme, live, and its figures at the end. */
@NullMarked
package io.loopledger.local.demo;

import org.jspecify.annotations.NullMarked;
