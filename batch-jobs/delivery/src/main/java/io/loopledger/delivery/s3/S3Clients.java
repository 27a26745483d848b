package io.loopledger.delivery.s3;

import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.destination.Target;
import io.loopledger.yaml.SecretFile;
import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Clients of a store, from the settings alone. */
final class S3Clients {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private S3Clients() {}

  static S3Client client(Target.S3 target) throws DeliveryException {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(target.region()))
            .credentialsProvider(credentials(target))
            .serviceConfiguration(configuration(target))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(PATIENCE)
                    .socketTimeout(PATIENCE));
    if (target.uploads() == Target.Uploads.WHOLE) {
      // the store has no word for checksums behind the content
      builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
      builder.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }
    target.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  static S3Presigner presigner(Target.S3 target) throws DeliveryException {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(target.region()))
            .credentialsProvider(credentials(target))
            .serviceConfiguration(configuration(target));
    target.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static S3Configuration configuration(Target.S3 target) {
    return S3Configuration.builder()
        .pathStyleAccessEnabled(target.addressing() == Target.Addressing.PATH)
        .chunkedEncodingEnabled(target.uploads() == Target.Uploads.CHUNKED)
        .build();
  }

  private static AwsCredentialsProvider credentials(Target.S3 target) throws DeliveryException {
    if (target.keys().isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    Target.Keys keys = target.keys().get();
    try {
      return StaticCredentialsProvider.create(
          AwsBasicCredentials.create(
              SecretFile.read(keys.accessKeyFile()), SecretFile.read(keys.secretKeyFile())));
    } catch (IOException | IllegalArgumentException e) {
      throw DeliveryException.refused(target, String.valueOf(e.getMessage()), e);
    }
  }
}
