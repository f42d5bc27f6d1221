package org.jdeco.magics.effects;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a method of the JDK does, as the table {@code jdk.effects} tells it. Operands are counted
 * like parameters; -1 is the receiver.
 */
final class Rule {
  /** What the method returns. */
  enum Result {
    NEW,
    HOLDING,
    COPYING,
    PARTS,
    MAPPED,
    FLAT,
    VIEW,
    ENTRIES,
    ENTRY,
    ELEMENT,
    EITHER,
    SAME,
    MADE,
    PICKING,
    ANY
  }

  private final List<Integer> reads = new ArrayList<>();
  private final List<Integer> writes = new ArrayList<>();
  private final List<Integer> advances = new ArrayList<>();
  private final List<Integer> deep = new ArrayList<>();
  private final List<Integer> keeps = new ArrayList<>();
  private final List<Integer> keepsAll = new ArrayList<>();
  private final List<String> readsGlobal = new ArrayList<>();
  private final List<String> writesGlobal = new ArrayList<>();
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final Set<String> flags = new HashSet<>();
  private Result result = Result.ANY;
  private int same = -1;

  /**
   * Parses the words of a line.
   *
   * @throws IllegalArgumentException if a word means nothing
   */
  static Rule of(List<String> words) {
    Rule rule = new Rule();
    words.forEach(rule::add);
    return rule;
  }

  private void add(String word) {
    int colon = word.indexOf(':');
    String verb = colon < 0 ? word : word.substring(0, colon);
    String object = colon < 0 ? "this" : word.substring(colon + 1);
    switch (verb) {
      case "reads" -> operands(object, reads);
      case "writes" -> operands(object, writes);
      case "advances" -> operands(object, advances);
      case "deep" -> operands(object, deep);
      case "keeps" -> operands(object, keeps);
      case "keepsall" -> operands(object, keepsAll);
      case "readsglobal" -> readsGlobal.add(object);
      case "writesglobal" -> writesGlobal.add(object);
      case "same" -> {
        result = Result.SAME;
        same = operand(object);
      }
      case "pure",
          "nothrow",
          "hashes",
          "hashesall",
          "compares",
          "shows",
          "holds",
          "runs",
          "endless",
          "unknown",
          "arrays" ->
          flags.add(verb);
      case "does" -> traits.add(Trait.valueOf(object.toUpperCase(Locale.ROOT)));
      default -> result = Result.valueOf(verb.toUpperCase(Locale.ROOT));
    }
  }

  private static void operands(String text, List<Integer> into) {
    for (String one : text.split(",", -1)) {
      into.add(operand(one));
    }
  }

  private static int operand(String text) {
    return text.equals("this") ? -1 : Integer.parseInt(text);
  }

  /** Operands whose own state is read. */
  List<Integer> reads() {
    return reads;
  }

  /** Operands whose own state is written, and that of what they are views of. */
  List<Integer> writes() {
    return writes;
  }

  /** Operands that move on, such as iterators: what they are views of is only read. */
  List<Integer> advances() {
    return advances;
  }

  /** Operands of which everything is read. */
  List<Integer> deep() {
    return deep;
  }

  /** Operands in which the other operands, and what functions return, are stored. */
  List<Integer> keeps() {
    return keeps;
  }

  /** Operands in which the elements of the other operands are stored. */
  List<Integer> keepsAll() {
    return keepsAll;
  }

  List<String> readsGlobal() {
    return readsGlobal;
  }

  List<String> writesGlobal() {
    return writesGlobal;
  }

  Set<Trait> traits() {
    return traits;
  }

  Result result() {
    return result;
  }

  /** The operand that is returned. */
  int same() {
    return same;
  }

  /** Whether a word without an object is there. */
  boolean has(String flag) {
    return flags.contains(flag);
  }
}
