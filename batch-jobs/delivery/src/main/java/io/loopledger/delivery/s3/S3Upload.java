package io.loopledger.delivery.s3;

import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.PackageFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sends an object: in one request, or in parts that are put together at the end. */
final class S3Upload {
  /** A store takes at most 10,000 parts, of at least 5 MiB each. */
  private static final long LEAST_PART_BYTES = 8L << 20;

  private static final long MOST_PARTS = 9_000;

  private static final String NOBODYS = "*";

  private final Target.S3 target;
  private final S3Client client;

  S3Upload(Target.S3 target, S3Client client) {
    this.target = target;
    this.client = client;
  }

  /** Sends an object whose key is free; a store that can see to that is asked to. */
  void put(String key, PackageFile file, Path source) throws DeliveryException {
    try {
      if (file.sizeBytes() <= LEAST_PART_BYTES) {
        putWhole(key, file, source);
      } else {
        putInParts(key, file, source);
      }
    } catch (SdkException e) {
      throw S3Failures.of(target, "'%s' could not be written".formatted(file.name()), e);
    } catch (IOException e) {
      throw DeliveryException.down(
          target, "cannot read %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  private void putWhole(String key, PackageFile file, Path source) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(target.bucket())
            .key(key)
            .metadata(Map.of(S3Folder.HASH, file.sha256()));
    try {
      client.putObject(request.ifNoneMatch(NOBODYS).build(), RequestBody.fromFile(source));
    } catch (S3Exception e) {
      requireNotImplemented(e);
      client.putObject(request.ifNoneMatch(null).build(), RequestBody.fromFile(source));
    }
  }

  private void putInParts(String key, PackageFile file, Path source) throws IOException {
    String id =
        client
            .createMultipartUpload(
                create ->
                    create
                        .bucket(target.bucket())
                        .key(key)
                        .metadata(Map.of(S3Folder.HASH, file.sha256())))
            .uploadId();
    try {
      complete(key, id, parts(key, id, file, source));
    } catch (SdkException | IOException e) {
      giveBack(key, id, e);
      throw e;
    }
  }

  private List<CompletedPart> parts(String key, String id, PackageFile file, Path source)
      throws IOException {
    long partBytes = Math.max(LEAST_PART_BYTES, file.sizeBytes() / MOST_PARTS + 1);
    List<CompletedPart> parts = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source))) {
      for (long sent = 0; sent < file.sizeBytes(); sent += partBytes) {
        byte[] bytes = in.readNBytes(Math.toIntExact(partBytes));
        int number = parts.size() + 1;
        String tag =
            client
                .uploadPart(
                    part -> part.bucket(target.bucket()).key(key).uploadId(id).partNumber(number),
                    RequestBody.fromBytes(bytes))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
      }
    }
    return parts;
  }

  private void complete(String key, String id, List<CompletedPart> parts) {
    CompleteMultipartUploadRequest.Builder request =
        CompleteMultipartUploadRequest.builder()
            .bucket(target.bucket())
            .key(key)
            .uploadId(id)
            .multipartUpload(all -> all.parts(parts));
    try {
      client.completeMultipartUpload(request.ifNoneMatch(NOBODYS).build());
    } catch (S3Exception e) {
      requireNotImplemented(e);
      client.completeMultipartUpload(request.ifNoneMatch(null).build());
    }
  }

  /** A store that does not know the condition is asked without it: the key was free just now. */
  private static void requireNotImplemented(S3Exception e) {
    if (e.statusCode() != S3Failures.NOT_IMPLEMENTED) {
      throw e;
    }
  }

  private void giveBack(String key, String id, Exception failure) {
    try {
      abort(key, id);
    } catch (DeliveryException e) {
      failure.addSuppressed(e);
    }
  }

  void abort(String key, String id) throws DeliveryException {
    try {
      client.abortMultipartUpload(abort -> abort.bucket(target.bucket()).key(key).uploadId(id));
    } catch (S3Exception e) {
      if (e.statusCode() != S3Failures.NOT_FOUND) {
        throw S3Failures.of(target, "cannot abort the upload of '%s'".formatted(key), e);
      }
    } catch (SdkException e) {
      throw S3Failures.of(target, "cannot abort the upload of '%s'".formatted(key), e);
    }
  }
}
