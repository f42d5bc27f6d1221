package org.jdeco.magics.effects;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What a method of the JDK is called with.
 *
 * @param receiver the receiver, or nothing
 * @param arguments the arguments
 * @param types descriptors of the parameters
 * @param owner the type through which the method is called
 * @param classes tells which parameters take functions
 * @param containers tells what the operands contain
 */
record Operands(
    Value receiver,
    List<Value> arguments,
    List<String> types,
    String owner,
    Classes classes,
    Containers containers) {

  private static final List<String> CONTAINERS =
      List.of(
          "java/lang/Iterable",
          "java/util/Map",
          "java/util/Iterator",
          "java/util/Optional",
          "java/util/stream/BaseStream",
          "java/util/stream/Collector");

  static Operands of(
      MethodKey method,
      Value receiver,
      List<Value> arguments,
      Classes classes,
      Containers containers) {
    return new Operands(
        receiver,
        arguments,
        Signature.of(method.descriptor()).parameters(),
        method.owner(),
        classes,
        containers);
  }

  Value at(int operand) {
    return operand < 0
        ? receiver
        : operand < arguments.size() ? arguments.get(operand) : Value.Ref.NONE;
  }

  /** The operand's type; {@code arrays} says that an Object is an array. */
  String type(int operand, boolean arrays) {
    if (operand < 0) {
      return "L" + owner + ";";
    }
    String type = operand < types.size() ? types.get(operand) : "Ljava/lang/Object;";
    return arrays && type.equals("Ljava/lang/Object;") ? "[?" : type;
  }

  boolean isFunction(int argument) {
    String type = types.get(argument);
    return type.startsWith("L") && classes.platform().isFunctional(Signature.name(type));
  }

  /** The arguments that are objects and not functions. */
  void arguments(BiConsumer<Value, String> consumer) {
    for (int i = 0; i < arguments.size() && i < types.size(); i++) {
      if (Signature.isReference(types.get(i)) && !isFunction(i)) {
        consumer.accept(arguments.get(i), types.get(i));
      }
    }
  }

  /** The receiver, if there is one, and the arguments that are objects and not functions. */
  void each(BiConsumer<Value, String> consumer) {
    if (receiver != Value.Ref.NONE) {
      consumer.accept(receiver, type(-1, false));
    }
    arguments(consumer);
  }

  Value values() {
    return valuesBut(-1);
  }

  Value valuesBut(int operand) {
    Value all = Value.Ref.NONE;
    for (int i = 0; i < arguments.size() && i < types.size(); i++) {
      if (i != operand && Signature.isReference(types.get(i)) && !isFunction(i)) {
        all = all.join(arguments.get(i));
      }
    }
    return all;
  }

  /** What the receiver and the arguments contain. */
  Value elements() {
    Value all = containers.elements(receiver, type(-1, false));
    return all.join(elementsBut(-1, false));
  }

  /** What the arguments contain, but for one. */
  Value elementsBut(int operand, boolean arrays) {
    Value all = Value.Ref.NONE;
    for (int i = 0; i < arguments.size() && i < types.size(); i++) {
      if (i != operand && Signature.isReference(types.get(i)) && !isFunction(i)) {
        all = all.join(containers.elements(arguments.get(i), type(i, arrays)));
      }
    }
    return all;
  }

  private boolean isContainer(String type) {
    if (type.startsWith("[")) {
      return true;
    }
    Set<String> supertypes = classes.platform().supertypes(Signature.name(type));
    return CONTAINERS.stream().anyMatch(supertypes::contains);
  }

  /** What functions given to the method may be called with, and what is compared. */
  Value pool(Value results) {
    Value all = elements();
    for (int i = 0; i < arguments.size() && i < types.size(); i++) {
      if (Signature.isReference(types.get(i)) && !isFunction(i) && !isContainer(types.get(i))) {
        all = all.join(arguments.get(i));
      }
    }
    return results == Value.Ref.NONE ? all : all.join(results);
  }
}
