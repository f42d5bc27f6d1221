package org.jdeco.magics.effects;

import java.util.ArrayList;
import java.util.List;

/**
 * A method's descriptor, taken apart.
 *
 * @param parameters descriptors of the parameters' types
 * @param result descriptor of the result's type; {@code V} for none
 */
record Signature(List<String> parameters, String result) {
  static Signature of(String descriptor) {
    List<String> parameters = new ArrayList<>();
    int at = 1;
    while (descriptor.charAt(at) != ')') {
      int end = at;
      while (descriptor.charAt(end) == '[') {
        end++;
      }
      end = descriptor.charAt(end) == 'L' ? descriptor.indexOf(';', end) + 1 : end + 1;
      parameters.add(descriptor.substring(at, end));
      at = end;
    }
    return new Signature(List.copyOf(parameters), descriptor.substring(at + 1));
  }

  static boolean isReference(String descriptor) {
    return descriptor.charAt(0) == 'L' || descriptor.charAt(0) == '[';
  }

  static boolean isWide(String descriptor) {
    return descriptor.equals("J") || descriptor.equals("D");
  }

  /** Whether values of the type are ints to the machine. */
  static boolean isInt(String descriptor) {
    return "IBSCZ".contains(descriptor);
  }

  /** The class a descriptor names; an array type stays a descriptor. */
  static String name(String descriptor) {
    return descriptor.charAt(0) == 'L'
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }

  /** A method's name as people write it. */
  static String readable(String owner, String name, String descriptor) {
    StringBuilder text = new StringBuilder();
    String type = readable(owner);
    if (name.equals("<init>")) {
      text.append("new ").append(type);
    } else {
      text.append(type).append('.').append(name);
    }
    List<String> types = new ArrayList<>();
    for (String parameter : of(descriptor).parameters) {
      types.add(readableType(parameter));
    }
    return text.append('(').append(String.join(", ", types)).append(')').toString();
  }

  /** A class's name as people write it, without the classes that snippets are wrapped in. */
  static String readable(String internalName) {
    if (internalName.startsWith("[")) {
      return readableType(internalName);
    }
    String name = internalName.replace('/', '.');
    if (name.startsWith("REPL.$JShell$")) {
      int inner = name.indexOf('$', "REPL.$JShell$".length());
      return inner < 0 ? "the notebook" : name.substring(inner + 1).replace('$', '.');
    }
    return name.replace('$', '.');
  }

  private static String readableType(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case '[' -> readableType(descriptor.substring(1)) + "[]";
      case 'L' -> {
        String name = readable(name(descriptor));
        yield name.startsWith("java.lang.") && name.lastIndexOf('.') == 9
            ? name.substring(10)
            : name;
      }
      case 'I' -> "int";
      case 'J' -> "long";
      case 'D' -> "double";
      case 'F' -> "float";
      case 'Z' -> "boolean";
      case 'B' -> "byte";
      case 'S' -> "short";
      case 'C' -> "char";
      default -> descriptor;
    };
  }
}
