package org.jdeco.magics.effects;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.MethodParameterInfo;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a method touches, in words, with its parameters' own names where the class file has them.
 */
final class Words {
  private final MethodKey method;
  private final @Nullable MethodModel model;
  private @Nullable List<String> parameters;

  /** Words for a method; its names are looked up when they are first needed. */
  Words(MethodKey method, @Nullable MethodModel model) {
    this.method = method;
    this.model = model;
  }

  private List<String> parameters() {
    if (parameters != null) {
      return parameters;
    }
    List<String> types = Signature.of(method.descriptor()).parameters();
    List<String> names = new ArrayList<>();
    Map<Integer, String> slots = model == null ? Map.of() : slots(model);
    List<String> declared = model == null ? List.of() : declared(model);
    int slot = model != null && model.flags().has(AccessFlag.STATIC) ? 0 : 1;
    for (int i = 0; i < types.size(); i++) {
      String fallback = i < declared.size() ? declared.get(i) : "";
      names.add(slots.getOrDefault(slot, fallback));
      slot += Signature.isWide(types.get(i)) ? 2 : 1;
    }
    parameters = names;
    return names;
  }

  private static Map<Integer, String> slots(MethodModel model) {
    Map<Integer, String> slots = new HashMap<>();
    CodeModel code = model.code().orElse(null);
    if (code != null) {
      code.forEach(element -> {
        if (element instanceof LocalVariable variable) {
          slots.putIfAbsent(variable.slot(), variable.name().stringValue());
        }
      });
    }
    return slots;
  }

  private static List<String> declared(MethodModel model) {
    List<String> names = new ArrayList<>();
    model
        .findAttribute(Attributes.methodParameters())
        .ifPresent(all -> {
          for (MethodParameterInfo info : all.parameters()) {
            names.add(info.name().map(Utf8Entry::stringValue).orElse(""));
          }
        });
    return names;
  }

  String of(Root root, Place place) {
    String name = name(root);
    String full = full(root);
    return switch (place) {
      case Place.Itself() -> full;
      case Place.Element(Index index, String _) ->
          switch (index) {
            case Index.Constant(int value) -> "element " + name + "[" + value + "]";
            case Index.OfParameter(int parameter, int offset) ->
                "element "
                    + name
                    + "["
                    + name(new Root.Parameter(parameter))
                    + (offset == 0 ? "" : offset > 0 ? "+" + offset : "" + offset)
                    + "]";
            case Index.Unknown() -> "elements of " + full;
          };
      case Place.Field(String _, String field) -> "field " + field + " of " + full;
      case Place.Contents() -> "the contents of " + full;
      case Place.Reachable() -> "what " + full + " leads to";
    };
  }

  private String name(Root root) {
    return switch (root) {
      case Root.Parameter(int index) -> {
        String name = index < 0 || index >= parameters().size() ? "" : parameters().get(index);
        yield index < 0 ? "this" : name.isEmpty() ? "argument " + (index + 1) : name;
      }
      case Root.Variable(String owner, String field) -> {
        String readable = Signature.readable(owner);
        yield readable.equals("the notebook") ? field : readable + "." + field;
      }
      case Root.Anything() -> "any object";
    };
  }

  /** A root with what it is. */
  String full(Root root) {
    return switch (root) {
      case Root.Parameter(int index) ->
          index < 0
              ? "this object"
              : name(root).startsWith("argument ") ? name(root) : "parameter " + name(root);
      case Root.Variable(String owner, String _) ->
          (Signature.readable(owner).equals("the notebook")
                  ? "the variable "
                  : "the static variable ")
              + name(root);
      case Root.Anything() -> "any object";
    };
  }
}
