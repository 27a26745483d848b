package io.loopledger.nightkills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A platform with a simulated programme, and what finance systems wrote about it, which arrives bit
 * by bit: some files before each night.
 */
final class World implements AutoCloseable {
  /** Where the demo ends, so that both play the same events. */
  private static final String LAST_DAY = "2023-02-21";

  /** Everything is past its grace. */
  private static final LocalDate FIRST_NIGHT = LocalDate.of(2023, 5, 27);

  private final Product product;
  private final Path documents;
  private final Plan plan;

  /**
   * What is played.
   *
   * @param units units that come back
   * @param nights how many nights
   * @param strikes how often each night but the first is hit, at random moments
   * @param seed decides units, faults in the documents and the moments of kills
   */
  record Plan(int units, int nights, int strikes, long seed) {
    LocalDate date(int night) {
      return FIRST_NIGHT.plusDays(night);
    }
  }

  private World(Product product, Path documents, Plan plan) {
    this.product = product;
    this.documents = documents;
    this.plan = plan;
  }

  /** Starts the platform and plays the programme. */
  static World start(Product product, Plan plan) throws IOException, InterruptedException {
    new Warehouse(product.home()).make();
    Path written = product.home().resolveSibling(product.home().getFileName() + "-simulated");
    String seed = Long.toString(plan.seed());
    String units = Integer.toString(plan.units());
    product
        .run(
            "simulate",
            "--units",
            units,
            "--seed",
            seed,
            "--brands",
            "demo",
            "--finance",
            "--faults",
            "0.05",
            "--out",
            written.toString())
        .with(0);
    World world = new World(product, written.resolve("finance"), plan);
    try {
      product.run("demo", "--units", units, "--seed", seed).with(0);
    } catch (IllegalStateException e) {
      world.close();
      throw e;
    }
    return world;
  }

  Product product() {
    return product;
  }

  Plan plan() {
    return plan;
  }

  /** Puts the files of this night into the inbox: every one of so many. */
  void bringDocuments(int night) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(documents)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    Path inbox = Files.createDirectories(product.home().resolve("inbox").resolve("demo"));
    for (int i = night; i < files.size(); i += plan.nights()) {
      Path file = files.get(i);
      Path place = inbox.resolve(documents.relativize(file).toString());
      Files.createDirectories(place.getParent());
      Files.copy(file, place);
    }
  }

  /** Starts the night. */
  Product.Running night(int night) throws IOException {
    return product.start("nightly", "--date", plan.date(night).toString());
  }

  @Override
  public void close() {
    try {
      product.run("down");
    } catch (IOException e) {
      throw new IllegalStateException(
          "the platform of %s was not stopped".formatted(product.home()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
