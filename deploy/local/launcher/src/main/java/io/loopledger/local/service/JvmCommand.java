package io.loopledger.local.service;

import io.loopledger.local.settings.ServiceName;
import java.nio.file.Path;
import java.util.List;

/** What is run on a JVM: a class of a folder of jars. */
record JvmCommand(
    ServiceName service,
    List<String> marks,
    List<String> options,
    Path classPath,
    String mainClass,
    List<String> arguments) {

  JvmCommand {
    marks = List.copyOf(marks);
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }
}
