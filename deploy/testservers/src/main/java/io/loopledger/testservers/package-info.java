/**
 * Real servers for tests: a Kafka broker, a PostgreSQL server and a Trino on free loopback ports.
 * Each is started by a test class, belongs to it, and ends with it; also when the test JVM is
 * killed.
 */
@NullMarked
package io.loopledger.testservers;

import org.jspecify.annotations.NullMarked;
