package org.jdeco.magics.check.race;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdeco.magics.effects.OwnState;
import org.jspecify.annotations.Nullable;

/** The transformation of one method's body. */
final class RecordingBody implements CodeTransform {
  private static final ClassDesc CALLS = ClassDesc.of(RecordedCalls.class.getName());
  private static final MethodTypeDesc AT = MethodTypeDesc.of(CD_void, CD_int);
  private static final MethodTypeDesc OF = MethodTypeDesc.of(CD_void, CD_Object, CD_int);
  private static final MethodTypeDesc ELEMENT =
      MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int);

  private final RecordingWeaver weaver;
  private final String owner;
  private final String method;
  private final boolean concurrent;
  private final Map<Label, Integer> seen = new HashMap<>();
  private final Set<Label> turning = new HashSet<>();
  private int position;
  private int lastCall = -1; // of a concurrent method, whose loop has not ended yet
  private int line;
  private int token;
  private @Nullable Label start;

  RecordingBody(RecordingWeaver weaver, String owner, String method) {
    this.weaver = weaver;
    this.owner = owner;
    this.method = method;
    this.concurrent = weaver.isConcurrent(owner, method);
  }

  @Override
  public void atStart(CodeBuilder builder) {
    if (concurrent) {
      token = builder.allocateLocal(TypeKind.BOOLEAN);
      builder.invokestatic(CALLS, "enter", MethodTypeDesc.of(CD_boolean)).istore(token);
      Label from = builder.newLabel();
      builder.labelBinding(from);
      start = from;
    }
  }

  @Override
  public void atEnd(CodeBuilder builder) {
    Label from = start;
    if (from != null) {
      Label end = builder.newLabel();
      builder.labelBinding(end);
      exit(builder);
      builder.athrow();
      builder.exceptionCatchAll(from, end, end);
    }
  }

  private void exit(CodeBuilder builder) {
    builder.iload(token).invokestatic(CALLS, "exit", MethodTypeDesc.of(CD_void, CD_boolean));
  }

  @Override
  public void accept(CodeBuilder builder, CodeElement element) {
    position++;
    switch (element) {
      case LineNumber number -> line = number.line();
      case LabelTarget label -> seen.put(label.label(), position);
      case BranchInstruction jump -> jump(builder, jump);
      case ArrayLoadInstruction _ -> {
        builder.dup2().loadConstant(spot("")).invokestatic(CALLS, "load", ELEMENT);
      }
      case ArrayStoreInstruction store -> {
        int value = store(builder, store.typeKind());
        builder.dup2().loadConstant(spot("")).invokestatic(CALLS, "store", ELEMENT);
        builder.loadLocal(store.typeKind(), value);
      }
      case FieldInstruction field -> field(builder, field);
      case InvokeInstruction call -> call(builder, call);
      case ReturnInstruction _ when concurrent -> exit(builder);
      default -> {}
    }
    builder.with(element);
  }

  private int spot(String what) {
    return weaver.spot(owner, method, line, what);
  }

  private static int store(CodeBuilder builder, TypeKind kind) {
    int slot = builder.allocateLocal(kind);
    builder.storeLocal(kind, slot);
    return slot;
  }

  /** The jump that ends the innermost loop around a call begins its next iteration. */
  private void jump(CodeBuilder builder, BranchInstruction jump) {
    Integer target = seen.get(jump.target());
    if (target != null && (turning.contains(jump.target()) || target < lastCall)) {
      turning.add(jump.target());
      lastCall = -1;
      builder.invokestatic(CALLS, "turn", MethodTypeDesc.of(CD_void));
    }
  }

  private void field(CodeBuilder builder, FieldInstruction field) {
    String type = field.owner().asInternalName();
    String name = field.name().stringValue();
    if (type.startsWith("java/") || type.startsWith("org/jdeco/") || name.contains("$")) {
      return;
    }
    switch (field.opcode()) {
      case GETFIELD -> builder.dup().loadConstant(spot(name)).invokestatic(CALLS, "get", OF);
      case PUTFIELD -> {
        if (!method.equals("<init>") || !type.equals(owner)) {
          TypeKind kind = TypeKind.from(field.typeSymbol());
          int value = store(builder, kind);
          builder.dup().loadConstant(spot(name)).invokestatic(CALLS, "put", OF);
          builder.loadLocal(kind, value);
        }
      }
      case GETSTATIC ->
          builder.loadConstant(spot(type + "." + name)).invokestatic(CALLS, "getStatic", AT);
      case PUTSTATIC ->
          builder.loadConstant(spot(type + "." + name)).invokestatic(CALLS, "putStatic", AT);
      default -> {}
    }
  }

  private void call(CodeBuilder builder, InvokeInstruction call) {
    String type = call.owner().asInternalName();
    String name = call.name().stringValue();
    if (call.opcode() == Opcode.INVOKESTATIC) {
      if (weaver.isConcurrent(type, name)) {
        lastCall = position;
        builder.loadConstant(spot(name)).invokestatic(CALLS, "calling", AT);
      }
      return;
    }
    if (name.equals("<init>")) {
      return;
    }
    OwnState.Use use = weaver.use(type, name, call.type().stringValue());
    if (use != OwnState.Use.NOTHING) {
      receiver(builder, call, use == OwnState.Use.WRITTEN ? "change" : "ask", name);
    }
  }

  /** Tells of the receiver, which lies below the arguments. */
  private void receiver(CodeBuilder builder, InvokeInstruction call, String told, String name) {
    List<ClassDesc> parameters = call.typeSymbol().parameterList();
    int[] slots = new int[parameters.size()];
    for (int i = slots.length - 1; i >= 0; i--) {
      slots[i] = store(builder, TypeKind.from(parameters.get(i)));
    }
    builder.dup().loadConstant(spot(name)).invokestatic(CALLS, told, OF);
    for (int i = 0; i < slots.length; i++) {
      builder.loadLocal(TypeKind.from(parameters.get(i)), slots[i]);
    }
  }
}
