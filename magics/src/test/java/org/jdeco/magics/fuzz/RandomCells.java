package org.jdeco.magics.fuzz;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A random program as cells of a real notebook, and what it does as plain Java, for tests of other
 * modules.
 *
 * @param members what the first cell declares: functions, all concurrent, variables and types
 * @param cell the second cell
 * @param variables the names of all variables
 * @param values their values after the program has run as plain Java, as {@link Witness} sees them
 * @param text what it prints
 * @param outcome the exception that it ends with and its message, or {@code ok}
 */
public record RandomCells(
    String members,
    String cell,
    List<String> variables,
    String values,
    String text,
    String outcome) {

  /** The programs from a number on; the same for the same number. What does not end is left out. */
  public static List<RandomCells> from(long seed, int count) {
    List<RandomCells> all = new ArrayList<>();
    try (Laboratory laboratory = new Laboratory()) {
      for (int i = 0; i < count; i++) {
        Program program = lean(Generator.program(seed + i));
        laboratory.plain(program).map(ran -> of(program, ran)).ifPresent(all::add);
      }
    }
    return all;
  }

  /** What is seen of a program that ran as plain Java, and the class that holds its variables. */
  record Ran(Seen seen, Class<?> holder) {}

  private static RandomCells of(Program program, Ran ran) {
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    variables(ran.holder, "", names, values);
    return new RandomCells(
        program.members().replaceAll("(?m)^static ", "").replace("; static {", "; {"),
        program.cell().replace(Program.BODY, ""),
        names,
        Sight.ofValue(values.toArray()),
        ran.seen.text(),
        ran.seen.outcome().lines().findFirst().orElseThrow());
  }

  private static void variables(
      Class<?> holder, String prefix, List<String> names, List<Object> values) {
    for (Field field : holder.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        try {
          field.setAccessible(true);
          names.add(prefix + field.getName());
          values.add(field.get(null));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    for (Class<?> type : holder.getDeclaredClasses()) {
      variables(type, type.getSimpleName() + ".", names, values);
    }
  }

  /**
   * The program without the functions that nothing in it calls: a notebook takes long to declare.
   */
  private static Program lean(Program program) {
    String members = program.members();
    while (true) {
      String all = members + program.cell();
      Optional<Function> unused =
          Function.of(members).stream()
              .filter(function ->
                  Pattern.compile("\\b" + function.name() + "\\b").matcher(all).results().count()
                      == 1)
              .findFirst();
      if (unused.isEmpty()) {
        return new Program(program.id(), members, program.cell());
      }
      Pattern head = Pattern.compile("^static \\S.* " + unused.get().name() + "\\(.*");
      List<String> kept =
          Stream.of(members.split("\n(?=static |record |class )", -1))
              .filter(member -> !head.matcher(member.lines().findFirst().orElse("")).matches())
              .toList();
      String left = String.join("\n", kept);
      if (left.equals(members)) {
        return new Program(program.id(), members, program.cell());
      }
      members = left.endsWith("\n") ? left : left + "\n";
    }
  }
}
