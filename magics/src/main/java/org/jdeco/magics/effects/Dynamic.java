package org.jdeco.magics.effects;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.List;

/** Call sites that are linked when they are first run: lambdas, concatenation, pattern switches. */
final class Dynamic {
  private final Findings findings;
  private final Calls calls;

  Dynamic(Findings findings, Calls calls) {
    this.findings = findings;
    this.calls = calls;
  }

  Value call(InvokeDynamicInstruction invoke, Signature signature, List<Value> arguments) {
    DirectMethodHandleDesc bootstrap = invoke.bootstrapMethod();
    String owner = Signature.name(bootstrap.owner().descriptorString());
    if (owner.startsWith("org/jdeco/")) {
      // woven so that the cell can be interrupted: does nothing
      return signature.result().startsWith("L") ? Value.Ref.NONE : Value.Any.ANY;
    }
    return switch (owner) {
      case "java/lang/invoke/LambdaMetafactory" -> function(invoke, signature, arguments);
      case "java/lang/invoke/StringConcatFactory" -> {
        for (int i = 0; i < arguments.size(); i++) {
          calls.library().shows(arguments.get(i), signature.parameters().get(i));
        }
        yield Value.Ref.PLAIN;
      }
      case "java/lang/runtime/SwitchBootstraps" -> Value.Any.ANY;
      case "java/lang/runtime/ObjectMethods" -> record(invoke, signature, arguments);
      default -> {
        String name = Signature.readable(owner, bootstrap.methodName(), "()V");
        findings.unknown("a call linked at run time by " + name);
        yield calls
            .library()
            .unknownResult(
                new MethodKey(owner, bootstrap.methodName(), invoke.type().stringValue()),
                Value.Ref.NONE,
                arguments);
      }
    };
  }

  private Value function(
      InvokeDynamicInstruction invoke, Signature signature, List<Value> arguments) {
    if (!(invoke.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc target)) {
      findings.unknown("a lambda expression of an unknown kind");
      return Value.Ref.ANYTHING;
    }
    MethodKey method =
        new MethodKey(
            Signature.name(target.owner().descriptorString()),
            target.methodName(),
            target.lookupDescriptor());
    Made.Call how =
        switch (target.kind()) {
          case STATIC, INTERFACE_STATIC -> Made.Call.STATIC;
          case CONSTRUCTOR -> Made.Call.NEW;
          case SPECIAL, INTERFACE_SPECIAL -> Made.Call.SPECIAL;
          case VIRTUAL, INTERFACE_VIRTUAL -> Made.Call.VIRTUAL;
          default -> throw new IllegalStateException("a lambda expression for a field");
        };
    Made.Function made =
        new Made.Function(
            Signature.name(signature.result()),
            invoke.name().stringValue(),
            new Made.Target(how, method),
            arguments.size());
    Obj.Fresh object = findings.fresh(0, made);
    for (int i = 0; i < arguments.size(); i++) {
      findings.heap().store(object, new Key.Captured(i), arguments.get(i));
    }
    return Value.Ref.of(object);
  }

  /** A record's own equals, hashCode or toString: asks the components for theirs. */
  private Value record(
      InvokeDynamicInstruction invoke, Signature signature, List<Value> arguments) {
    for (ConstantDesc argument : invoke.bootstrapArgs()) {
      if (argument instanceof DirectMethodHandleDesc getter) {
        String type = getter.invocationType().returnType().descriptorString();
        Key.Field field =
            new Key.Field(Signature.name(getter.owner().descriptorString()), getter.methodName());
        for (int i = 0; i < arguments.size(); i++) {
          if (Signature.isReference(signature.parameters().get(i))) {
            Value component = findings.heap().load(arguments.get(i), field);
            calls.library().asks(component, type, invoke.name().stringValue());
          }
        }
      }
    }
    return signature.result().startsWith("L") ? Value.Ref.PLAIN : Value.Any.ANY;
  }
}
