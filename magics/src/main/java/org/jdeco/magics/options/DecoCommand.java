package org.jdeco.magics.options;

import java.util.List;
import java.util.stream.Stream;
import org.jdeco.magics.cell.MagicCall;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads a {@code %deco} line. */
public final class DecoCommand {
  private static final String HELP = "help";

  private DecoCommand() {}

  /** What may follow {@code %deco}. */
  public static List<String> names() {
    return List.copyOf(line().getSubcommands().keySet());
  }

  /** What {@code --help} shows. */
  public static String help() {
    return Lines.usage(line());
  }

  /** What may follow these words: commands, or the options of the command they start with. */
  public static List<String> following(List<String> words) {
    CommandLine line = line();
    if (words.isEmpty()) {
      return Stream.concat(names().stream(), Lines.flags(line).stream()).toList();
    }
    CommandLine sub = line.getSubcommands().get(words.getFirst());
    return sub == null ? List.of() : Lines.flags(sub);
  }

  /** Reads the line of {@code cell} that {@code call} stands for. */
  public static Asked<Order> read(String cell, MagicCall call) {
    CommandLine line = line();
    try {
      ParseResult result = line.parseArgs(Lines.words(call));
      CommandLine asked = result.asCommandLineList().getLast();
      if (asked.isUsageHelpRequested()) {
        return new Asked.Help<>(Lines.usage(asked));
      }
      return asked.getCommandName().equals(HELP)
          ? new Asked.Help<>(help())
          : new Asked.Sense<>(order(result));
    } catch (ParameterException e) {
      return new Asked.Wrong<>(new Mistakes(cell, call).of(e));
    }
  }

  private static Order order(ParseResult result) {
    if (!result.hasSubcommand()) {
      return new Order.Status();
    }
    ParseResult sub = result.subcommand();
    return switch (sub.commandSpec().name()) {
      case "workers" -> new Order.Workers(sub.matchedPositionalValue(0, 1));
      case "shutdown" -> new Order.Shutdown();
      case "explain" -> new Order.Explain(sub.hasMatchedOption("--code"));
      case "show" -> new Order.Show();
      case "race" -> new Order.Race();
      default -> new Order.Status();
    };
  }

  private static CommandLine line() {
    CommandSpec spec = CommandSpec.create().name("%deco");
    spec.usageMessage()
        .synopsisSubcommandLabel("[COMMAND]")
        .description("Asks and orders the worker pool; alone, it tells the status.")
        .commandListHeading("%nCommands:%n");
    add(spec, "status", "the pool, the concurrent methods and the last runs");
    add(spec, "workers", "change how many workers there are")
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(Integer.class)
                .converters((CommandLine.ITypeConverter<Integer>) Values::workers)
                .paramLabel("N")
                .description("a whole number from 1 to " + Values.MOST_WORKERS)
                .build());
    add(spec, "shutdown", "stop the worker threads; the next run starts new ones");
    add(spec, "explain", "the last cell that had a magic, with every decision marked in it")
        .addOption(
            OptionSpec.builder("--code")
                .type(boolean.class)
                .arity("0")
                .description("show the rewritten Java too")
                .build());
    add(
        spec,
        "race",
        "run again, serially and unseen, the last cell that had a magic, to find calls that really"
            + " conflict; the session stays as it is");
    add(spec, "show", "the last run's display again");
    add(spec, HELP, "show this help");
    return Lines.of(spec);
  }

  private static CommandSpec add(CommandSpec parent, String name, String description) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(description);
    parent.addSubcommand(name, Lines.of(spec));
    return spec;
  }
}
