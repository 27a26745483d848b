package io.loopledger.ingest.examples;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs what a reader would type: a shell block, or a Java file. */
final class Program {
  private static final long LIMIT_SECONDS = 120;

  private Program() {}

  /** Runs a shell block in a folder; returns what it printed. */
  static String shell(String script, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    return run(List.of("/bin/sh", "-eu", "-c", script), folder, environment);
  }

  /** Compiles a Java file with this test's class path and runs it; returns what it printed. */
  static String java(String className, String source, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path file = folder.resolve(className + ".java");
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    String classPath = System.getProperty("java.class.path");
    List<String> options =
        List.of(
            "--release",
            "21",
            "-Xlint:all,-processing",
            "-Werror",
            "-proc:none",
            "-cp",
            classPath,
            "-d",
            folder.toString());
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean isCompiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
              .call();
      if (!isCompiled) {
        throw new AssertionError(className + " does not compile:\n" + messages);
      }
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return run(
        List.of(java.toString(), "-cp", folder + File.pathSeparator + classPath, className),
        folder,
        environment);
  }

  private static String run(List<String> command, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    // a proxy of this machine is not the reader's
    builder.environment().put("NO_PROXY", "127.0.0.1");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(
          "%s\nprinted\n%s\nand failed with\n%s"
              .formatted(command.getLast(), output, Files.readString(errors)));
    }
    return output;
  }
}
