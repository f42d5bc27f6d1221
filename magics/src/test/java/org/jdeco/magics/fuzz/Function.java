package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a concurrent function of a program.
 *
 * @param result its result's type
 * @param name its name, which starts with {@code f}
 * @param types its parameters' types
 * @param names its parameters' names
 */
record Function(String result, String name, List<String> types, List<String> names) {
  private static final Pattern HEAD =
      Pattern.compile("(?m)^static ([\\w<>\\[\\], ]+?) (f\\w*)\\(([^)]*)\\)");

  /** Those of a program's members. */
  static List<Function> of(String members) {
    List<Function> all = new ArrayList<>();
    Matcher head = HEAD.matcher(members);
    while (head.find()) {
      List<String> types = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (String parameter : split(head.group(3))) {
        String bare = parameter.strip();
        types.add(bare.substring(0, bare.lastIndexOf(' ')).strip());
        names.add(bare.substring(bare.lastIndexOf(' ') + 1));
      }
      all.add(new Function(head.group(1), head.group(2), types, names));
    }
    return all;
  }

  /** The members with each function called through a {@link Probe}. */
  static String probed(String members) {
    StringBuilder out = new StringBuilder();
    for (Function function : of(members)) {
      out.append(function.probe());
    }
    return out.append(HEAD.matcher(members).replaceAll("static $1 \\$$2($3)")).toString();
  }

  private String probe() {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.add(types.get(i) + " " + names.get(i));
    }
    String call = "$" + name + "(" + String.join(", ", names) + ")";
    boolean nothing = result.equals("void");
    String body = nothing ? "() -> { " + call + "; return null; }" : "() -> " + call;
    String given =
        names.isEmpty()
            ? ""
            : ", " + String.join(", ", names.stream().map(n -> "(Object) " + n).toList());
    return "@SuppressWarnings(\"unchecked\") static "
        + result
        + " "
        + name
        + "("
        + String.join(", ", parameters)
        + ") { "
        + (nothing ? "" : "return (" + result + ") (Object) ")
        + "org.jdeco.magics.fuzz.Probe.call(\""
        + name
        + "\", "
        + body
        + given
        + "); }\n";
  }

  /** Splits parameters at the commas that are not within angle brackets. */
  private static List<String> split(String parameters) {
    List<String> all = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= parameters.length(); i++) {
      char c = i == parameters.length() ? ',' : parameters.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (c == ',' && depth == 0) {
        if (!parameters.substring(from, i).isBlank()) {
          all.add(parameters.substring(from, i));
        }
        from = i + 1;
      }
    }
    return all;
  }
}
