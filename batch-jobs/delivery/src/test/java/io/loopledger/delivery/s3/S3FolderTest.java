package io.loopledger.delivery.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.delivery.carry.Carrier;
import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.DeliveryException.Kind;
import io.loopledger.delivery.carry.FileCarrier;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFile;
import io.loopledger.delivery.testing.CutProxy;
import io.loopledger.delivery.testing.FileCarrierContract;
import io.loopledger.delivery.testing.Packages;
import io.loopledger.delivery.testing.SftpServer;
import io.loopledger.testservers.s3.TestS3;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real server that speaks S3. Each test has a prefix of its own. */
class S3FolderTest extends FileCarrierContract {
  private static final int MEBI = 1 << 20;
  private static final String BUCKET = "deliveries";

  private static Path folder = Path.of("");
  private static TestS3 server;

  private String prefix = "";

  @BeforeAll
  static void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    server = TestS3.start(folder, BUCKET);
    SftpServer.secret(folder.resolve("access"), TestS3.ACCESS_KEY + "\n");
    SftpServer.secret(folder.resolve("secret"), TestS3.SECRET_KEY + "\n");
    SftpServer.secret(folder.resolve("wrong"), "wrong\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void choosePrefix(TestInfo test) {
    prefix = "reports/" + test.getTestMethod().orElseThrow().getName() + "/";
  }

  private Target.S3 target(URI endpoint, String bucket, String secretFile) {
    return new Target.S3(
        "acme-s3",
        bucket,
        prefix,
        "us-east-1",
        Optional.of(endpoint),
        Target.Addressing.PATH,
        Target.Uploads.WHOLE,
        Optional.of(new Target.Keys(folder.resolve("access"), folder.resolve(secretFile))));
  }

  private Target.S3 target() {
    return target(server.endpoint(), BUCKET, "secret");
  }

  private static Carrier carrier(Target.S3 target) {
    return new FileCarrier(target, id -> S3Folder.open(target, id));
  }

  @Override
  protected Carrier carrier() {
    return carrier(target());
  }

  @Override
  protected List<String> hostileNames() {
    // the server keeps objects as files of this machine, each first under a longer name
    return namesOfThisMachine().stream().filter(name -> name.length() < 200).toList();
  }

  @Override
  protected Map<String, byte[]> there() throws IOException {
    Map<String, byte[]> there = new TreeMap<>();
    String place = prefix + ID + "/";
    try (S3Client client = S3Clients.client(target())) {
      for (S3Object object :
          client.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(place)).contents()) {
        there.put(
            object.key().substring(place.length()),
            client.getObjectAsBytes(get -> get.bucket(BUCKET).key(object.key())).asByteArray());
      }
    }
    return there;
  }

  @Override
  protected void write(String name, byte[] bytes) throws IOException {
    try (S3Client client = S3Clients.client(target())) {
      client.putObject(
          put -> put.bucket(BUCKET).key(prefix + ID + "/" + name), RequestBody.fromBytes(bytes));
    }
  }

  private DeliveryPackage large() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.csv", "a".getBytes(StandardCharsets.UTF_8));
    files.put("b.csv", Packages.noise(18 * MEBI));
    files.put("datapackage.json", "{}".getBytes(StandardCharsets.UTF_8));
    return Packages.of(made, ID, files, Optional.empty());
  }

  @Test
  void aConnectionCutInTheMiddleShowsNoObjectAndTheNextTryBringsTheWhole() throws IOException {
    DeliveryPackage what = large();
    try (CutProxy proxy = CutProxy.before(server.endpoint().getPort())) {
      URI endpoint = URI.create("http://127.0.0.1:" + proxy.port());
      Carrier carrier = carrier(target(endpoint, BUCKET, "secret"));
      proxy.cutAfter(12 * MEBI);

      assertThatThrownBy(() -> carrier.carry(what))
          .isInstanceOfSatisfying(
              DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DOWN))
          .hasMessageContaining("bucket acme-s3 (s3://deliveries/")
          .hasMessageContaining("'b.csv' could not be written: no answer");
      assertThat(there()).containsOnlyKeys("a.csv");

      proxy.heal();
      carrier.carry(what);
    }
    assertThat(there()).containsOnlyKeys("a.csv", "b.csv", "datapackage.json");
    assertThat(there().get("b.csv")).isEqualTo(Packages.noise(18 * MEBI));
    try (S3Client client = S3Clients.client(target())) {
      assertThat(client.listMultipartUploads(list -> list.bucket(BUCKET)).uploads()).isEmpty();
    }
  }

  @Test
  void whatSomebodyElseHasPutThereMeanwhileIsNotWrittenOver() throws Exception {
    DeliveryPackage what = pack("units.csv", "1;2", "datapackage.json", "{}");
    try (S3Folder place = S3Folder.open(target(), ID)) {
      write("units.csv", "9;9".getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(
              () -> place.put(what.files().getFirst(), what.path(what.files().getFirst())))
          .isInstanceOfSatisfying(
              DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DOWN))
          .hasMessageContaining("the store says 412")
          .hasMessageContaining("somebody else writes there at this moment");
    }
    assertThat(texts()).containsExactlyEntriesOf(Map.of("units.csv", "9;9"));
  }

  @Test
  void wrongKeysAreForAPerson() {
    assertThatThrownBy(
            () ->
                carrier(target(server.endpoint(), BUCKET, "wrong"))
                    .carry(pack("datapackage.json", "{}")))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("the store says 403")
        .hasMessageContaining("check bucket, region, keys and their rights");
  }

  @Test
  void aBucketThatIsNotThereIsForAPerson() {
    assertThatThrownBy(
            () ->
                carrier(target(server.endpoint(), "nobodys", "secret"))
                    .carry(pack("datapackage.json", "{}")))
        .isInstanceOfSatisfying(
            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("the store says 404");
  }

  @Test
  void aSignedAddressLetsIn() throws Exception {
    DeliveryPackage what = pack("units of acme +1.csv", "1;2", "datapackage.json", "{}");
    carrier().carry(what);
    PackageFile file = what.files().getFirst();
    URI link = new S3Links(target(), Duration.ofHours(1)).link(what, file);

    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(link).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("1;2");
      // without the signature nobody gets in
      URI bare = URI.create(link.toString().substring(0, link.toString().indexOf('?')));
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(bare).build(), HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isIn(403, 404);
    }
  }
}
