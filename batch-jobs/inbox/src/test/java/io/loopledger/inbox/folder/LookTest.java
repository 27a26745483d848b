package io.loopledger.inbox.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.inbox.issuer.Hint;
import io.loopledger.inbox.issuer.LineGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookTest {
  @TempDir private Path root = Path.of("");

  @Test
  void theFolderTellsKindAndSender() throws IOException {
    for (String file : List.of("a.csv", "carriers/b.csv", "carriers/dhl/c.csv", "taken/d.csv")) {
      Path path = root.resolve("demo").resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "x", StandardCharsets.UTF_8);
    }

    Look look = new InboxFolder(root).look(Set.of("demo"));

    assertThat(look.problems()).isEmpty();
    assertThat(look.files())
        .extracting(Dropped::path, Dropped::hint)
        .containsExactly(
            tuple("a.csv", Hint.NONE),
            tuple("carriers/b.csv", new Hint(Optional.of(LineGroup.CARRIER), Optional.empty())),
            tuple(
                "carriers/dhl/c.csv",
                new Hint(Optional.of(LineGroup.CARRIER), Optional.of("dhl"))));
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Files.createDirectories(root.resolve("demo"));
    Path secret = Files.writeString(root.resolve(".secret"), "x", StandardCharsets.UTF_8);
    Files.createSymbolicLink(root.resolve("demo/link.csv"), secret);

    Look look = new InboxFolder(root).look(Set.of("demo"));

    assertThat(look.files()).isEmpty();
    assertThat(look.problems())
        .containsExactly("inbox/demo/link.csv is no plain file; put the file itself there");
  }

  /** Each file by name, with its size and time of change, in two looks. */
  @Property(tries = 500)
  void onlyWhatIsTheSameInBothLooksHasSettled(
      @ForAll @Size(max = 6) Map<@IntRange(max = 5) Integer, @IntRange(max = 2) Integer> before,
      @ForAll @Size(max = 6) Map<@IntRange(max = 5) Integer, @IntRange(max = 2) Integer> now) {
    List<Dropped> settled = look(now).settledSince(look(before));

    List<String> expected =
        new TreeMap<>(now)
            .entrySet().stream()
                .filter(file -> file.getValue().equals(before.get(file.getKey())))
                .map(file -> "f" + file.getKey())
                .toList();
    assertThat(settled).extracting(Dropped::path).isEqualTo(expected);
  }

  private static Look look(Map<Integer, Integer> sizesByName) {
    return new Look(
        new TreeMap<>(sizesByName)
            .entrySet().stream()
                .map(
                    file ->
                        new Dropped(
                            "demo",
                            Hint.NONE,
                            Path.of("f" + file.getKey()),
                            "f" + file.getKey(),
                            // Same size, another time of change is not the same either.
                            file.getValue() / 2,
                            Instant.EPOCH.plusSeconds(file.getValue())))
                .toList(),
        List.of());
  }
}
