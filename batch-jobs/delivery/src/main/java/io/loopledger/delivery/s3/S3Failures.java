package io.loopledger.delivery.s3;

import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.destination.Target;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a store says, as what it is. */
final class S3Failures {
  static final int NOT_FOUND = 404;
  static final int PRECONDITION_FAILED = 412;
  static final int NOT_IMPLEMENTED = 501;

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int FIRST_OF_THE_SERVER = 500;

  private S3Failures() {}

  static DeliveryException of(Target.S3 target, String what, SdkException e) {
    if (!(e instanceof S3Exception answer)) {
      return DeliveryException.down(target, "%s: no answer: %s".formatted(what, e.getMessage()), e);
    }
    int status = answer.statusCode();
    String said = "%s: the store says %d: %s".formatted(what, status, answer.getMessage());
    if (status == PRECONDITION_FAILED || status == CONFLICT) {
      return DeliveryException.down(
          target, said + "; somebody else writes there at this moment", answer);
    }
    return status == TOO_MANY || status >= FIRST_OF_THE_SERVER
        ? DeliveryException.down(target, said, answer)
        : DeliveryException.refused(
            target, said + "; check bucket, region, keys and their rights", answer);
  }
}
