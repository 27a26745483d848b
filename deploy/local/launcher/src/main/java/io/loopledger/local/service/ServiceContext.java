package io.loopledger.local.service;

import io.loopledger.local.process.JvmIdentity;
import io.loopledger.local.process.Launch;
import io.loopledger.local.secrets.Secrets;
import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.OwnerOnly;
import io.loopledger.local.settings.Project;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What every server needs to know to be started. */
public record ServiceContext(Home home, Settings settings, Project project) {

  public Secrets secrets() {
    return new Secrets(home.secrets());
  }

  /** The log of a server, also of the tools that prepare it. */
  public Path log(ServiceName service) {
    return home.log().resolve(service.id() + ".log");
  }

  /** The working directory of a server, with what is written for it at each start. */
  Path runFolder(ServiceName service) {
    try {
      return OwnerOnly.folder(home.run().resolve(service.id()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the working directory of " + service.id(), e);
    }
  }

  /** A folder in the working directory of a server. */
  Path runFolder(ServiceName service, String name) {
    try {
      return Files.createDirectories(runFolder(service).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a folder for " + service.id(), e);
    }
  }

  /** Writes a properties file that is made anew at each start, its keys in order. */
  Path writeProperties(Path file, Map<String, String> properties) {
    return writeConfiguration(
        file,
        new TreeMap<>(properties)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .toList());
  }

  /** Writes a configuration file that is made anew at each start. */
  Path writeConfiguration(Path file, List<String> lines) {
    try {
      OwnerOnly.write(file, String.join("\n", lines) + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** A Java command with the marks by which the process is found again. */
  Launch java(JvmCommand jvm, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Project.java());
    command.addAll(jvm.marks());
    command.addAll(jvm.options());
    command.addAll(List.of("-cp", jvm.classPath() + "/*", jvm.mainClass()));
    command.addAll(jvm.arguments());
    return new Launch(command, environment, runFolder(jvm.service()), log(jvm.service()));
  }

  /** Identifies the server's processes. */
  JvmIdentity jvmIdentity(ServiceName service) {
    return new JvmIdentity(home, service);
  }
}
