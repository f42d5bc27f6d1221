package org.jdeco.magics.effects;

import java.lang.reflect.AccessFlag;
import java.util.Optional;

/** Reads and writes of fields, variables and elements by instructions of the method at hand. */
final class Fields {
  private static final Root.Parameter THIS = new Root.Parameter(-1);

  private final Findings findings;
  private final Classes classes;

  Fields(Findings findings, Classes classes) {
    this.findings = findings;
    this.classes = classes;
  }

  Value field(Value target, String owner, String name) {
    Value object = findings.heap().unwrapped(target);
    Key.Field key = new Key.Field(declaring(owner, name), name);
    boolean isFinal = has(owner, name, AccessFlag.FINAL);
    for (Obj one : object.objects()) {
      dereference(one);
      if (!isFinal) {
        findings.touch(false, one, key);
      }
    }
    return findings.heap().load(object, key);
  }

  void setField(Value target, String owner, String name, Value value) {
    Value object = findings.heap().unwrapped(target);
    Key.Field key = new Key.Field(declaring(owner, name), name);
    for (Obj one : object.objects()) {
      dereference(one);
      findings.touch(true, one, key);
      if (value instanceof Value.Ref) {
        findings.heap().store(one, key, value);
      }
    }
  }

  private void dereference(Obj object) {
    boolean exists =
        object instanceof Obj.Fresh
            || (object instanceof Obj.Sym sym && sym.isRoot() && sym.root().equals(THIS));
    if (!exists) {
      findings.mayThrow();
    }
  }

  Value variable(String owner, String name, String type) {
    if (classes.isPlatform(owner)) {
      return owner.equals("java/lang/System")
          ? Value.Ref.of(Obj.Sym.of(new Root.Variable(owner, name)))
          : Signature.isReference(type) ? Value.Ref.PLAIN : Value.Any.ANY;
    }
    String declaring = declaring(owner, name);
    Obj.Sym variable = Obj.Sym.of(new Root.Variable(declaring, name));
    Key.Static slot = new Key.Static(declaring, name);
    if (!has(owner, name, AccessFlag.FINAL)) {
      findings.touch(false, variable, slot);
    }
    return Signature.isReference(type) ? findings.heap().variable(variable, slot) : Value.Any.ANY;
  }

  void setVariable(String owner, String name, Value value) {
    String declaring = declaring(owner, name);
    Obj.Sym variable = Obj.Sym.of(new Root.Variable(declaring, name));
    Key.Static slot = new Key.Static(declaring, name);
    findings.touch(true, variable, slot);
    if (value instanceof Value.Ref) {
      findings.heap().store(variable, slot, value);
    }
  }

  Value element(Value target, Value index, String descriptor) {
    Value array = findings.heap().unwrapped(target);
    for (Obj one : array.objects()) {
      findings.touchElement(false, one, number(index), descriptor);
    }
    return Signature.isReference(descriptor)
        ? findings.heap().load(array, Key.Part.ELEMENTS)
        : Value.Any.ANY;
  }

  void setElement(Value target, Value index, String descriptor, Value value) {
    Value array = findings.heap().unwrapped(target);
    for (Obj one : array.objects()) {
      findings.touchElement(true, one, number(index), descriptor);
      if (value instanceof Value.Ref) {
        findings.heap().store(one, Key.Part.ELEMENTS, value);
      }
    }
  }

  private static Value.Num number(Value value) {
    return value instanceof Value.Num number ? number : Value.Any.ANY;
  }

  private String declaring(String owner, String name) {
    Optional<ClassInfo> info = classes.declaring(owner, name);
    if (info.isEmpty() && !classes.isPlatform(owner)) {
      findings.unknown(
          "the field " + Signature.readable(owner) + "." + name + ": " + classes.missing(owner));
    }
    return info.map(ClassInfo::name).orElse(owner);
  }

  private boolean has(String owner, String name, AccessFlag flag) {
    return classes.field(owner, name).map(field -> field.flags().has(flag)).orElse(false);
  }
}
