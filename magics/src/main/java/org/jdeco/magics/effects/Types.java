package org.jdeco.magics.effects;

import java.lang.classfile.FieldModel;
import java.util.List;

/** The declared types of objects that were there before the call. */
final class Types {
  private static final String OBJECT = "Ljava/lang/Object;";

  private final Classes classes;
  private final MethodKey method;
  private final List<String> parameters;

  Types(Classes classes, MethodKey method) {
    this.classes = classes;
    this.method = method;
    parameters = Signature.of(method.descriptor()).parameters();
  }

  /** The descriptor of a type that the object has; Object if no better is known. */
  String of(Obj.Sym sym) {
    if (sym.beyond()) {
      return OBJECT;
    }
    String type =
        switch (sym.root()) {
          case Root.Parameter(int index) ->
              index < 0 ? "L" + method.owner() + ";" : parameters.get(index);
          case Root.Variable(String owner, String field) -> field(owner, field);
          case Root.Anything() -> OBJECT;
        };
    for (Key key : sym.path()) {
      type =
          switch (key) {
            case Key.Field(String owner, String name) -> field(owner, name);
            case Key.Part part ->
                part == Key.Part.ELEMENTS && type.startsWith("[") ? type.substring(1) : OBJECT;
            case Key.Static _, Key.Captured _ -> OBJECT;
          };
    }
    return Signature.isReference(type) ? type : OBJECT;
  }

  private String field(String owner, String name) {
    return classes
        .field(owner, name)
        .map(FieldModel::fieldType)
        .map(type -> type.stringValue())
        .orElse(OBJECT);
  }
}
