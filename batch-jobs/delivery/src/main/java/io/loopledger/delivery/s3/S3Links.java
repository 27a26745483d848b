package io.loopledger.delivery.s3;

import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.Links;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Addresses into a bucket that let whoever has them in, for a while. */
public record S3Links(Target.S3 target, Duration valid) implements Links {
  @Override
  public URI link(DeliveryPackage what, PackageFile file) throws DeliveryException {
    String key = target.prefix() + what.id() + "/" + file.name();
    try (S3Presigner presigner = S3Clients.presigner(target)) {
      return URI.create(
          presigner
              .presignGetObject(
                  sign ->
                      sign.signatureDuration(valid)
                          .getObjectRequest(get -> get.bucket(target.bucket()).key(key)))
              .url()
              .toString());
    } catch (SdkException e) {
      throw S3Failures.of(target, "cannot sign an address of '%s'".formatted(file.name()), e);
    }
  }

  @Override
  public Optional<Instant> validUntil(Instant now) {
    return Optional.of(now.plus(valid));
  }
}
