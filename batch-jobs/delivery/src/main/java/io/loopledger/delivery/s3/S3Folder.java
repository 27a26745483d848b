package io.loopledger.delivery.s3;

import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.FileStore;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.PackageFile;
import io.loopledger.delivery.pack.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A package's place in a bucket. An object is seen whole or not at all; what a cut upload in parts
 * leaves costs room, so it is aborted.
 */
public final class S3Folder implements FileStore {
  /** Metadata of an object, written with it. */
  static final String HASH = "sha256";

  private final Target.S3 target;
  private final S3Client client;
  private final String prefix;
  private final S3Upload upload;

  private S3Folder(Target.S3 target, S3Client client, String packageId) {
    this.target = target;
    this.client = client;
    this.prefix = target.prefix() + packageId + "/";
    this.upload = new S3Upload(target, client);
  }

  /** Opens a place; nothing is asked of the store yet. */
  public static S3Folder open(Target.S3 target, String packageId) throws DeliveryException {
    return new S3Folder(target, S3Clients.client(target), packageId);
  }

  @Override
  public String place() {
    return "s3://%s/%s".formatted(target.bucket(), prefix);
  }

  @Override
  public void prepare(List<PackageFile> files) throws DeliveryException {
    List<String> ours = files.stream().map(file -> prefix + file.name()).toList();
    for (MultipartUpload begun : begun()) {
      if (ours.contains(begun.key())) {
        upload.abort(begun.key(), begun.uploadId());
      }
    }
  }

  /** Not every store lists uploads, or lists them for everybody; then its own rules clean up. */
  private List<MultipartUpload> begun() throws DeliveryException {
    try {
      return client
          .listMultipartUploadsPaginator(list -> list.bucket(target.bucket()).prefix(prefix))
          .uploads()
          .stream()
          .toList();
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case S3Failures.NOT_IMPLEMENTED, 403 -> List.of();
        default -> throw S3Failures.of(target, "cannot look for cut uploads", e);
      };
    } catch (SdkException e) {
      throw S3Failures.of(target, "cannot look for cut uploads", e);
    }
  }

  @Override
  public Optional<Long> sizeBytes(String name) throws DeliveryException {
    return head(name).map(HeadObjectResponse::contentLength);
  }

  @Override
  public String sha256(String name) throws DeliveryException {
    Map<String, String> metadata = head(name).map(HeadObjectResponse::metadata).orElse(Map.of());
    // written in one with the content; what has none of it was put there by others, so it is read
    if (metadata.containsKey(HASH)) {
      return metadata.get(HASH);
    }
    try (InputStream in = client.getObject(get -> get.bucket(target.bucket()).key(prefix + name))) {
      return Sha256.of(in);
    } catch (SdkException e) {
      throw S3Failures.of(target, "cannot read '%s' back".formatted(name), e);
    } catch (IOException e) {
      throw DeliveryException.down(
          target, "cannot read '%s' back: %s".formatted(name, e.getMessage()), e);
    }
  }

  private Optional<HeadObjectResponse> head(String name) throws DeliveryException {
    try {
      return Optional.of(
          client.headObject(head -> head.bucket(target.bucket()).key(prefix + name)));
    } catch (S3Exception e) {
      if (e.statusCode() == S3Failures.NOT_FOUND) {
        return Optional.empty();
      }
      throw S3Failures.of(target, "cannot look at '%s'".formatted(name), e);
    } catch (SdkException e) {
      throw S3Failures.of(target, "cannot look at '%s'".formatted(name), e);
    }
  }

  @Override
  public void put(PackageFile file, Path source) throws DeliveryException {
    upload.put(prefix + file.name(), file, source);
  }

  @Override
  public void remove(String name) throws DeliveryException {
    asked(
        "cannot remove '%s'".formatted(name),
        store -> store.deleteObject(delete -> delete.bucket(target.bucket()).key(prefix + name)));
  }

  private <T> T asked(String what, Function<S3Client, T> call) throws DeliveryException {
    try {
      return call.apply(client);
    } catch (SdkException e) {
      throw S3Failures.of(target, what, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
