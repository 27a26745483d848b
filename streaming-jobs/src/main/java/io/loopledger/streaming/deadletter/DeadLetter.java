package io.loopledger.streaming.deadletter;

import io.loopledger.streaming.record.KafkaRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be posted, and why.
 *
 * @param record the record, untouched
 * @param brand the registered brand it belongs to, where that is known: its key seals the letter
 * @param code rejection code
 * @param owner who must act
 * @param message what is wrong and the fix
 */
public record DeadLetter(
    KafkaRecord record, @Nullable String brand, String code, String owner, String message) {}
