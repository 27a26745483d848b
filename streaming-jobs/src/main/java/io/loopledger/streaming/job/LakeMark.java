package io.loopledger.streaming.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The file beside the checkpoints that says which lake they belong to, and after a forced start
 * what was committed before it; it appears whole or not at all.
 */
record LakeMark(Path file) {
  private static final String NAME = "lake.id";

  static LakeMark beside(Path checkpoints) {
    return new LakeMark(new Path(checkpoints, NAME));
  }

  /** Its lines; none where there is no mark yet. */
  List<String> read() {
    try (FSDataInputStream in = files().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (FileNotFoundException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void write(List<String> lines) {
    try {
      // An object store shows an object only once it is complete, and has no true rename.
      Path target = files().isDistributedFS() ? file : new Path(file.getParent(), NAME + ".new");
      files().mkdirs(file.getParent());
      try (FSDataOutputStream out = files().create(target, FileSystem.WriteMode.OVERWRITE)) {
        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      if (!target.equals(file) && !files().rename(target, file)) {
        throw new IOException("cannot rename " + target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private FileSystem files() throws IOException {
    return file.getFileSystem();
  }
}
