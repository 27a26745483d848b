/** What the steps ask of each other: findings that become breaks, breaks that stop a close. */
@NullMarked
package io.loopledger.steps.finance;

import org.jspecify.annotations.NullMarked;
