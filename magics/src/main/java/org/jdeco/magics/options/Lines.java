package org.jdeco.magics.options;

import java.util.List;
import org.jdeco.magics.cell.MagicCall;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the lines of all magics have in common. */
final class Lines {
  private static final int WIDTH = 88;

  private Lines() {}

  /** A reader of lines: the words are taken as they are, and every line may ask for help. */
  static CommandLine of(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("show this help")
            .build());
    spec.usageMessage().width(WIDTH).sortOptions(false).abbreviateSynopsis(false);
    return new CommandLine(spec)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setTrimQuotes(false)
        .setOverwrittenOptionsAllowed(true);
  }

  static String[] words(MagicCall call) {
    return call.words().stream().map(MagicCall.Word::text).toArray(String[]::new);
  }

  static String usage(CommandLine line) {
    return line.getUsageMessage(Ansi.OFF).stripTrailing();
  }

  static List<String> flags(CommandLine line) {
    return line.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }
}
