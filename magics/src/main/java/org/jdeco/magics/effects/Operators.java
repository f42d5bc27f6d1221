package org.jdeco.magics.effects;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;

/** Arithmetic and the shuffling of the operand stack. */
final class Operators {
  private Operators() {}

  static void run(OperatorInstruction operator, Frame frame, Findings findings) {
    switch (operator.opcode()) {
      case ARRAYLENGTH -> {
        frame.pop();
        findings.mayThrow();
        frame.push(Value.Any.ANY);
      }
      case INEG, FNEG -> {
        frame.pop();
        frame.push(Value.Any.ANY);
      }
      case LNEG, DNEG -> {}
      case LCMP, DCMPG, DCMPL -> {
        pop(4, frame);
        frame.push(Value.Any.ANY);
      }
      case FCMPG, FCMPL -> {
        pop(2, frame);
        frame.push(Value.Any.ANY);
      }
      case LSHL, LSHR, LUSHR -> {
        pop(3, frame);
        wide(frame);
      }
      case IADD -> {
        Value right = frame.pop();
        Value left = frame.pop();
        frame.push(sum(left, right));
      }
      case ISUB -> {
        Value right = frame.pop();
        Value left = frame.pop();
        frame.push(
            right instanceof Value.Num.Constant(int by) && left instanceof Value.Num number
                ? number.plus(-by)
                : Value.Any.ANY);
      }
      case IDIV, IREM -> {
        if (!(frame.pop() instanceof Value.Num.Constant(int by)) || by == 0) {
          findings.mayThrow();
        }
        frame.pop();
        frame.push(Value.Any.ANY);
      }
      case LDIV, LREM -> {
        findings.mayThrow();
        pop(4, frame);
        wide(frame);
      }
      default -> {
        if (operator.typeKind() == TypeKind.LONG || operator.typeKind() == TypeKind.DOUBLE) {
          pop(4, frame);
          wide(frame);
        } else {
          pop(2, frame);
          frame.push(Value.Any.ANY);
        }
      }
    }
  }

  private static Value sum(Value left, Value right) {
    if (right instanceof Value.Num.Constant(int by) && left instanceof Value.Num number) {
      return number.plus(by);
    }
    if (left instanceof Value.Num.Constant(int by) && right instanceof Value.Num number) {
      return number.plus(by);
    }
    return Value.Any.ANY;
  }

  private static void pop(int slots, Frame frame) {
    for (int i = 0; i < slots; i++) {
      frame.pop();
    }
  }

  private static void wide(Frame frame) {
    frame.push(Value.Any.ANY);
    frame.push(Value.Any.ANY);
  }

  static void run(StackInstruction stack, Frame frame) {
    switch (stack.opcode()) {
      case POP -> frame.pop();
      case POP2 -> pop(2, frame);
      case DUP -> copy(1, 0, frame);
      case DUP_X1 -> copy(1, 1, frame);
      case DUP_X2 -> copy(1, 2, frame);
      case DUP2 -> copy(2, 0, frame);
      case DUP2_X1 -> copy(2, 1, frame);
      case DUP2_X2 -> copy(2, 2, frame);
      case SWAP -> {
        Value top = frame.pop();
        Value below = frame.pop();
        frame.push(top);
        frame.push(below);
      }
      default -> throw new IllegalStateException("not a stack instruction");
    }
  }

  /** Copies the top slots to below the slots under them. */
  private static void copy(int count, int under, Frame frame) {
    Value[] top = new Value[count];
    for (int i = count; i-- > 0; ) {
      top[i] = frame.pop();
    }
    Value[] below = new Value[under];
    for (int i = under; i-- > 0; ) {
      below[i] = frame.pop();
    }
    push(top, frame);
    push(below, frame);
    push(top, frame);
  }

  private static void push(Value[] values, Frame frame) {
    for (Value value : values) {
      frame.push(value);
    }
  }

  /** How many slots a branch looks at. */
  static int compared(Opcode opcode) {
    return switch (opcode) {
      case GOTO, GOTO_W -> 0;
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
      default -> 2;
    };
  }
}
