package org.jdeco.magics.effects;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayList;
import java.util.List;

/** What each instruction does to a {@link Frame}, and what it reads, writes and calls. */
final class Step {
  private final Findings findings;
  private final Fields fields;
  private final Calls calls;
  private final Dynamic dynamic;
  private final Library library;
  private final String result;

  Step(Findings findings, Fields fields, Calls calls, Dynamic dynamic, Library library) {
    this.findings = findings;
    this.fields = fields;
    this.calls = calls;
    this.dynamic = dynamic;
    this.library = library;
    result = Signature.of(findings.method().descriptor()).result();
  }

  void run(Instruction instruction, Frame frame) {
    switch (instruction) {
      case LoadInstruction load -> load(load.slot(), load.typeKind(), frame);
      case StoreInstruction store -> store(store.slot(), store.typeKind(), frame);
      case IncrementInstruction more ->
          frame.local(more.slot(), plus(frame.local(more.slot()), more.constant()));
      case ConstantInstruction constant -> constant(constant, frame);
      case ArrayLoadInstruction load -> arrayLoad(load.typeKind(), frame);
      case ArrayStoreInstruction store -> arrayStore(store.typeKind(), frame);
      case FieldInstruction field -> field(field, frame);
      case InvokeInstruction invoke -> invoke(invoke, frame);
      case InvokeDynamicInstruction invoke -> {
        Signature signature = Signature.of(invoke.type().stringValue());
        List<Value> arguments = arguments(signature, frame);
        push(dynamic.call(invoke, signature, arguments), signature.result(), frame);
      }
      case NewObjectInstruction make -> {
        String type = make.className().asInternalName();
        calls.initialize(type);
        frame.push(Value.Ref.of(findings.fresh(0, new Made.Exact(type))));
      }
      case NewPrimitiveArrayInstruction make -> newArray(descriptor(make.typeKind()), frame);
      case NewReferenceArrayInstruction make ->
          newArray(make.componentType().asSymbol().descriptorString(), frame);
      case NewMultiArrayInstruction make -> newArrays(make, frame);
      case OperatorInstruction operator -> Operators.run(operator, frame, findings);
      case ConvertInstruction convert -> {
        pop(convert.fromType(), frame);
        push(Value.Any.ANY, convert.toType(), frame);
      }
      case StackInstruction stack -> Operators.run(stack, frame);
      case TypeCheckInstruction check -> check(check, frame);
      case ReturnInstruction back -> {
        if (back.typeKind() != TypeKind.VOID) {
          Value value = pop(back.typeKind(), frame);
          findings.result(library.typed(value, result));
        }
      }
      case ThrowInstruction _ -> {
        frame.pop();
        findings.mayThrow();
      }
      case MonitorInstruction _ -> {
        frame.pop();
        findings.trait(Trait.LOCKS);
        findings.mayThrow();
      }
      case BranchInstruction branch -> {
        for (int i = Operators.compared(branch.opcode()); i > 0; i--) {
          frame.pop();
        }
      }
      case TableSwitchInstruction _, LookupSwitchInstruction _ -> frame.pop();
      case NopInstruction _ -> {}
      case DiscontinuedInstruction _ ->
          throw new IllegalStateException("subroutines of old compilers");
    }
  }

  private static Value plus(Value value, int by) {
    return value instanceof Value.Num number ? number.plus(by) : Value.Any.ANY;
  }

  private void load(int slot, TypeKind kind, Frame frame) {
    push(frame.local(slot), kind, frame);
  }

  private void store(int slot, TypeKind kind, Frame frame) {
    frame.local(slot, pop(kind, frame));
    if (kind.slotSize() == 2) {
      frame.local(slot + 1, Value.Any.ANY);
    }
  }

  private void constant(ConstantInstruction constant, Frame frame) {
    Object value = constant.constantValue();
    if (constant.opcode() == Opcode.ACONST_NULL) {
      frame.push(Value.Ref.NONE);
    } else if (value instanceof DynamicConstantDesc<?>) {
      findings.unknown("a constant made when it is first used");
      push(Value.Ref.ANYTHING, constant.typeKind(), frame);
    } else if (constant.typeKind() == TypeKind.REFERENCE) {
      frame.push(Value.Ref.PLAIN);
    } else if (constant.typeKind() == TypeKind.INT && value instanceof Integer number) {
      frame.push(new Value.Num.Constant(number));
    } else {
      push(Value.Any.ANY, constant.typeKind(), frame);
    }
  }

  private void arrayLoad(TypeKind kind, Frame frame) {
    Value index = frame.pop();
    Value array = frame.pop();
    findings.mayThrow();
    Value loaded = fields.element(array, index, elementDescriptor(kind));
    push(kind == TypeKind.REFERENCE ? loaded : Value.Any.ANY, kind, frame);
  }

  private void arrayStore(TypeKind kind, Frame frame) {
    Value value = pop(kind, frame);
    Value index = frame.pop();
    Value array = frame.pop();
    findings.mayThrow();
    fields.setElement(array, index, elementDescriptor(kind), value);
  }

  private static String elementDescriptor(TypeKind kind) {
    return kind == TypeKind.REFERENCE ? "Ljava/lang/Object;" : descriptor(kind);
  }

  private static String descriptor(TypeKind kind) {
    return kind.upperBound().descriptorString();
  }

  private void field(FieldInstruction field, Frame frame) {
    String owner = field.owner().asInternalName();
    String name = field.name().stringValue();
    String type = field.type().stringValue();
    switch (field.opcode()) {
      case GETSTATIC -> {
        calls.initialize(owner);
        push(library.typed(fields.variable(owner, name, type), type), type, frame);
      }
      case PUTSTATIC -> {
        calls.initialize(owner);
        fields.setVariable(owner, name, pop(type, frame));
      }
      case GETFIELD -> {
        Value object = frame.pop();
        push(library.typed(fields.field(object, owner, name), type), type, frame);
      }
      case PUTFIELD -> {
        Value value = pop(type, frame);
        fields.setField(frame.pop(), owner, name, value);
      }
      default -> throw new IllegalStateException("not a field's instruction");
    }
  }

  private void invoke(InvokeInstruction invoke, Frame frame) {
    MethodKey method =
        new MethodKey(
            invoke.owner().asInternalName(),
            invoke.name().stringValue(),
            invoke.type().stringValue());
    Signature signature = Signature.of(method.descriptor());
    List<Value> arguments = arguments(signature, frame);
    Value value =
        switch (invoke.opcode()) {
          case INVOKESTATIC -> calls.call(Made.Call.STATIC, method, Value.Ref.NONE, arguments);
          case INVOKESPECIAL -> calls.call(Made.Call.SPECIAL, method, frame.pop(), arguments);
          default -> calls.call(Made.Call.VIRTUAL, method, frame.pop(), arguments);
        };
    push(library.typed(value, signature.result()), signature.result(), frame);
  }

  private List<Value> arguments(Signature signature, Frame frame) {
    List<Value> arguments = new ArrayList<>();
    for (String type : signature.parameters().reversed()) {
      arguments.addFirst(library.typed(pop(type, frame), type));
    }
    return arguments;
  }

  private void newArray(String element, Frame frame) {
    if (!(frame.pop() instanceof Value.Num.Constant(int length)) || length < 0) {
      findings.mayThrow();
    }
    frame.push(Value.Ref.of(findings.fresh(0, new Made.Array(element))));
  }

  private void newArrays(NewMultiArrayInstruction make, Frame frame) {
    for (int i = 0; i < make.dimensions(); i++) {
      frame.pop();
    }
    findings.mayThrow();
    String type = make.arrayType().asSymbol().descriptorString();
    Obj.Fresh outer = findings.fresh(0, new Made.Array(type.substring(1)));
    frame.push(Value.Ref.of(outer));
    for (int i = 1; i < make.dimensions(); i++) {
      Obj.Fresh inner = findings.fresh(i, new Made.Array(type.substring(i + 1)));
      findings.heap().store(outer, Key.Part.ELEMENTS, Value.Ref.of(inner));
      outer = inner;
    }
  }

  private void check(TypeCheckInstruction check, Frame frame) {
    Value value = frame.pop();
    if (check.opcode() == Opcode.INSTANCEOF) {
      frame.push(Value.Any.ANY);
    } else {
      findings.mayThrow();
      frame.push(library.typed(value, check.type().asSymbol().descriptorString()));
    }
  }

  private static Value pop(TypeKind kind, Frame frame) {
    if (kind.slotSize() == 2) {
      frame.pop();
    }
    return frame.pop();
  }

  private static Value pop(String descriptor, Frame frame) {
    if (Signature.isWide(descriptor)) {
      frame.pop();
    }
    return frame.pop();
  }

  private static void push(Value value, TypeKind kind, Frame frame) {
    frame.push(value);
    if (kind.slotSize() == 2) {
      frame.push(Value.Any.ANY);
    }
  }

  private static void push(Value value, String descriptor, Frame frame) {
    if (!descriptor.equals("V")) {
      frame.push(value);
      if (Signature.isWide(descriptor)) {
        frame.push(Value.Any.ANY);
      }
    }
  }
}
