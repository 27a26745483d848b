package io.loopledger.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Gives every command {@code --help}, in one place. */
final class Help {
  private Help() {}

  static void everywhere(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
    line.getSubcommands().values().forEach(Help::everywhere);
  }
}
