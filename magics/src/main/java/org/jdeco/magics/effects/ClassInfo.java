package org.jdeco.magics.effects;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class of the user's, as its class file tells. */
final class ClassInfo {
  private final byte[] bytes;
  private final ClassModel model;
  private final String name;
  private final @Nullable String superclass;
  private final List<String> interfaces;
  private final Map<String, MethodModel> methods = new HashMap<>();
  private final Map<String, FieldModel> fields = new HashMap<>();
  private final Set<String> lambdas = new HashSet<>();
  private final Set<String> mentions = new HashSet<>();

  /**
   * Parses a class file.
   *
   * @throws IllegalArgumentException if it is none
   */
  ClassInfo(byte[] bytes) {
    this.bytes = bytes;
    model = ClassFile.of().parse(bytes);
    name = model.thisClass().asInternalName();
    superclass = model.superclass().map(ClassEntry::asInternalName).orElse(null);
    interfaces = model.interfaces().stream().map(ClassEntry::asInternalName).toList();
    for (MethodModel method : model.methods()) {
      methods.put(method.methodName().stringValue() + method.methodType().stringValue(), method);
    }
    for (FieldModel field : model.fields()) {
      fields.put(field.fieldName().stringValue(), field);
    }
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case InvokeDynamicEntry indy -> {
          ClassDesc made = indy.typeSymbol().returnType();
          if (made.isClassOrInterface()) {
            lambdas.add(Signature.name(made.descriptorString()));
          }
        }
        case MethodRefEntry ref -> {
          if (ref.name().equalsString("<init>")) {
            mentions.add(ref.owner().asInternalName() + ref.type().stringValue());
          }
        }
        default -> {}
      }
    }
  }

  byte[] bytes() {
    return bytes;
  }

  String name() {
    return name;
  }

  @Nullable String superclass() {
    return superclass;
  }

  List<String> interfaces() {
    return interfaces;
  }

  @Nullable MethodModel method(String methodName, String descriptor) {
    return methods.get(methodName + descriptor);
  }

  Iterable<MethodModel> methods() {
    return model.methods();
  }

  /** The first method of a name. */
  Optional<MethodKey> named(String methodName) {
    return model.methods().stream()
        .filter(m -> m.methodName().equalsString(methodName))
        .findFirst()
        .map(m -> new MethodKey(name, methodName, m.methodType().stringValue()));
  }

  @Nullable FieldModel field(String fieldName) {
    return fields.get(fieldName);
  }

  boolean isInterface() {
    return model.flags().has(AccessFlag.INTERFACE);
  }

  boolean isAbstract() {
    return model.flags().has(AccessFlag.ABSTRACT);
  }

  boolean isFinal() {
    return model.flags().has(AccessFlag.FINAL);
  }

  /** The only classes that may extend this one, or null when any may. */
  @Nullable List<String> permitted() {
    return model
        .findAttribute(Attributes.permittedSubclasses())
        .map(all ->
            (List<String>)
                new ArrayList<>(
                    all.permittedSubclasses().stream().map(ClassEntry::asInternalName).toList()))
        .orElse(null);
  }

  /** The interfaces that the class may have function objects made for. */
  Set<String> lambdas() {
    return lambdas;
  }

  /** Whether the class calls the constructor, given as class name and descriptor. */
  boolean constructs(String constructor) {
    return mentions.contains(constructor);
  }
}
