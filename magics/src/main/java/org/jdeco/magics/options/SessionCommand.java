package org.jdeco.magics.options;

import java.util.List;
import org.jdeco.magics.cell.LineMagic;
import org.jdeco.magics.cell.MagicCall;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Reads the lines that are about the session itself. */
public final class SessionCommand {
  private final LineMagic magic;

  private SessionCommand(LineMagic magic) {
    this.magic = magic;
  }

  /** The reader for a magic's lines. */
  public static SessionCommand of(LineMagic magic) {
    return new SessionCommand(magic);
  }

  /** What {@code --help} shows. */
  public String help() {
    return Lines.usage(line());
  }

  /** The options it takes, as they are typed. */
  public List<String> flags() {
    return Lines.flags(line());
  }

  /** Reads the line of {@code cell} that {@code call} stands for. */
  public Asked<SessionOrder> read(String cell, MagicCall call) {
    CommandLine line = line();
    try {
      return line.parseArgs(Lines.words(call)).isUsageHelpRequested()
          ? new Asked.Help<>(Lines.usage(line))
          : new Asked.Sense<>(order(call));
    } catch (ParameterException e) {
      return new Asked.Wrong<>(new Mistakes(cell, call).of(e));
    }
  }

  private SessionOrder order(MagicCall call) {
    return switch (magic) {
      case CLASSPATH -> new SessionOrder.ClassPath(call.words());
      case WHO -> new SessionOrder.Who();
      case LSMAGIC -> new SessionOrder.Magics();
      case DECO, TIME -> throw new IllegalStateException(magic + " is not about the session");
    };
  }

  private CommandLine line() {
    CommandSpec spec = CommandSpec.create().name("%" + magic.word());
    spec.usageMessage().description(description());
    switch (magic) {
      case CLASSPATH ->
          spec.addPositional(
              words("PATH", "a jar, a folder of classes, or folder/* for all jars in it"));
      case TIME -> spec.addPositional(words("JAVA", "what to run"));
      case DECO, WHO, LSMAGIC -> {}
    }
    return Lines.of(spec);
  }

  private static PositionalParamSpec words(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private String description() {
    return switch (magic) {
      case CLASSPATH ->
          "Adds jars and folders to the class path of the cells to come; alone, it tells the class"
              + " path.";
      case WHO -> "Tells the variables, methods and classes that cells have declared.";
      case TIME -> "Runs the Java behind it and tells how long it took.";
      case LSMAGIC -> "Tells the magics there are.";
      case DECO -> "";
    };
  }
}
