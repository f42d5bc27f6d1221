package org.jdeco.magics.analysis;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import org.jdeco.magics.effects.MethodKey;
import org.jspecify.annotations.Nullable;

/**
 * Class files with one static method each, which makes one call. Analysing such a method tells what
 * the call may do, whichever method it ends up in: that of a library or any of several overriding
 * ones.
 */
public final class Trampolines {
  private static final String PREFIX = "REPL/$Call$";
  private static final ClassDesc ITERATOR = ClassDesc.of("java.util.Iterator");

  private final Map<Call, MethodKey> known = new HashMap<>();
  private final Map<String, byte[]> classes = new HashMap<>();

  /** How a call is made. */
  enum How {
    STATIC,
    VIRTUAL,
    NEW,
    /** The call of iterator() and those that a loop over its result makes. */
    EACH
  }

  /**
   * A call: how it is made, which method it names, whether an interface declares it, and the
   * descriptor of the one argument where its type is known better than the method tells, else "".
   */
  record Call(How how, MethodKey method, boolean ofInterface, String given) {
    Call(How how, MethodKey method, boolean ofInterface) {
      this(how, method, ofInterface, "");
    }

    /** Goes through the elements of an object, as an enhanced for does. */
    static Call each(String owner, boolean ofInterface) {
      MethodKey iterator = new MethodKey(owner, "iterator", "()Ljava/util/Iterator;");
      return new Call(How.EACH, iterator, ofInterface);
    }

    /** Asks an object of a type for its text, as concatenation does. */
    static Call text(String type) {
      MethodKey valueOf =
          new MethodKey("java/lang/String", "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;");
      return new Call(How.STATIC, valueOf, false, type);
    }
  }

  /** The class file of this name; null when it is none of these. */
  public byte @Nullable [] bytes(String internalName) {
    return classes.get(internalName);
  }

  /** The method that makes the call: its first parameter is the receiver, if there is one. */
  MethodKey of(Call call) {
    return known.computeIfAbsent(call, this::make);
  }

  private MethodKey make(Call call) {
    MethodKey method = call.method();
    ClassDesc owner = ClassDesc.ofInternalName(method.owner());
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(method.descriptor());
    MethodTypeDesc own =
        switch (call.how()) {
          case STATIC ->
              call.given().isEmpty()
                  ? type
                  : type.changeParameterType(0, ClassDesc.ofDescriptor(call.given()));
          case VIRTUAL -> type.insertParameterTypes(0, owner);
          case EACH -> MethodTypeDesc.of(ConstantDescs.CD_Object, owner);
          case NEW -> type.changeReturnType(owner);
        };
    String name = PREFIX + known.size();
    classes.put(
        name,
        ClassFile.of()
            .build(
                ClassDesc.ofInternalName(name),
                builder ->
                    builder.withMethodBody(
                        "call",
                        own,
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> body(code, call, owner, type, own))));
    return new MethodKey(name, "call", own.descriptorString());
  }

  private static void body(
      CodeBuilder code, Call call, ClassDesc owner, MethodTypeDesc type, MethodTypeDesc own) {
    if (call.how() == How.NEW) {
      code.new_(owner).dup();
    }
    for (int i = 0; i < own.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(own.parameterType(i)), code.parameterSlot(i));
    }
    String name = call.method().name();
    switch (call.how()) {
      case STATIC -> code.invokestatic(owner, name, type, call.ofInterface());
      case NEW -> code.invokespecial(owner, name, type);
      case VIRTUAL -> invoke(code, call, owner, type);
      case EACH -> {
        invoke(code, call, owner, type);
        code.dup()
            .invokeinterface(ITERATOR, "hasNext", MethodTypeDesc.of(ConstantDescs.CD_boolean))
            .pop()
            .invokeinterface(ITERATOR, "next", MethodTypeDesc.of(ConstantDescs.CD_Object));
      }
    }
    code.return_(TypeKind.from(own.returnType()));
  }

  private static void invoke(CodeBuilder code, Call call, ClassDesc owner, MethodTypeDesc type) {
    if (call.ofInterface()) {
      code.invokeinterface(owner, call.method().name(), type);
    } else {
      code.invokevirtual(owner, call.method().name(), type);
    }
  }
}
