package org.jdeco.magics.options;

import java.util.List;
import java.util.Optional;
import org.jdeco.magics.cell.MagicCall;
import org.jdeco.magics.cell.MagicCall.Word;
import org.jdeco.magics.cell.Misuse;
import org.jdeco.magics.cell.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a magic's line in the user's words, and where. */
final class Mistakes {
  private final String cell;
  private final MagicCall call;

  Mistakes(String cell, MagicCall call) {
    this.cell = cell;
    this.call = call;
  }

  Misuse of(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().getFirst(), e.getCommandLine());
    }
    ArgSpec argument =
        e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()
            ? missing.getMissing().getFirst()
            : e.getArgSpec();
    return argument == null ? unexpectedValue(e) : value(argument);
  }

  /** An option without another one that it needs. */
  Misuse needs(Offer offer, String other) {
    return at(optionWord(offer.flag()), offer.flag() + " needs " + other);
  }

  private Misuse unexpectedValue(ParameterException e) {
    Optional<Word> word =
        call.words().stream().filter(found -> found.text().matches("--[a-z-]+=.*")).findFirst();
    return word.map(found -> at(word, flag(found.text()) + " takes no value"))
        .orElseGet(() -> at(word, String.valueOf(e.getMessage())));
  }

  private static String flag(String text) {
    return text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
  }

  private Misuse unmatched(String text, CommandLine line) {
    String name = line.getCommandSpec().qualifiedName();
    Optional<Word> word = word(text);
    if (text.startsWith("-") && text.length() > 1) {
      String flag = flag(text);
      if (Lines.flags(line).contains(flag)) {
        return at(word, flag + " takes no value");
      }
      return at(word, name + " has no option " + flag + "; " + hint(flag, Lines.flags(line)));
    }
    List<String> commands = List.copyOf(line.getSubcommands().keySet());
    if (!commands.isEmpty()) {
      return at(word, name + " knows no " + text + "; " + hint(text, commands));
    }
    if (call.name().equals("deco") && DecoCommand.names().contains(text)) {
      return at(word, "%%deco takes a whole cell; did you mean %deco " + text + "?");
    }
    return at(word, name + " takes no word " + text + "; it takes " + list(Lines.flags(line)));
  }

  private static String hint(String word, List<String> known) {
    return Suggestion.of(word, known)
        .map(meant -> "did you mean " + meant + "?")
        .orElseGet(() -> "there are " + list(known));
  }

  private static String list(List<String> names) {
    return String.join(", ", names);
  }

  private Misuse value(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      String flag = option.longestName();
      for (Offer offer : Offer.values()) {
        if (offer.flag().equals(flag)) {
          return at(
              optionWord(flag),
              offer.isSwitch() ? flag + " takes no value" : flag + " takes " + offer.value());
        }
      }
    }
    Optional<Word> last = call.words().isEmpty() ? Optional.empty() : Optional.of(lastWord());
    return at(
        last,
        argument.command().qualifiedName()
            + " takes "
            + argument.paramLabel()
            + ", "
            + argument.description()[0]);
  }

  private Word lastWord() {
    return call.words().getLast();
  }

  private Optional<Word> optionWord(String flag) {
    return call.words().reversed().stream()
        .filter(word -> word.text().equals(flag) || word.text().startsWith(flag + "="))
        .findFirst();
  }

  private Optional<Word> word(String text) {
    return call.words().stream().filter(word -> word.text().equals(text)).findFirst();
  }

  private Misuse at(Optional<Word> word, String message) {
    return new Misuse(cell, word.map(Word::start).orElse(call.start()), message);
  }
}
