package org.jdeco.magics.effects;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;

/**
 * A loop of the form that compilers give to {@code for (...; k < bound; k++)} and to loops over
 * arrays, which ends: control comes back to its head only by way of the one instruction that
 * changes {@code k}, by one, and its head leaves it once {@code k} has come to a bound that the
 * loop does not change. {@code k <= bound} is none: the bound may be the greatest number there is.
 */
final class CountedLoop {
  private final Code code;
  private final int head;
  private final int back;

  /** The loop that a jump back from {@code back} to {@code head} makes. */
  CountedLoop(Code code, int head, int back) {
    this.code = code;
    this.head = head;
    this.back = back;
  }

  /** Whether it was shown to end. */
  boolean ends() {
    if (back - head < 3
        || !(at(back - 1) instanceof IncrementInstruction step)
        || Math.abs(step.constant()) != 1
        || code.leaders().get(back)
        || !(at(head) instanceof LoadInstruction first)
        || first.slot() != step.slot()) {
      return false;
    }
    int test = step.constant() > 0 ? upwards() : downwards();
    return test > 0 && leaves(test) && isOnlyStep(step) && !isEnteredElsewhere();
  }

  /** Where {@code k < bound} is asked, or -1. */
  private int upwards() {
    boolean array =
        at(head + 2) instanceof OperatorInstruction o && o.opcode() == Opcode.ARRAYLENGTH;
    boolean fixed =
        switch (at(head + 1)) {
          case ConstantInstruction _ -> !array;
          case LoadInstruction bound ->
              bound.typeKind() == (array ? TypeKind.REFERENCE : TypeKind.INT)
                  && !isSet(bound.slot());
          default -> false;
        };
    int test = head + (array ? 3 : 2);
    return fixed && is(test, Opcode.IF_ICMPGE) ? test : -1;
  }

  /** Where {@code k >= 0} or {@code k > 0} is asked, or -1. */
  private int downwards() {
    return is(head + 1, Opcode.IFLT) || is(head + 1, Opcode.IFLE) ? head + 1 : -1;
  }

  private boolean is(int index, Opcode opcode) {
    return index < back && at(index).opcode() == opcode;
  }

  private Instruction at(int index) {
    return code.instructions().get(index);
  }

  private boolean leaves(int test) {
    for (int i = head + 1; i <= test; i++) {
      if (code.leaders().get(i)) {
        return false;
      }
    }
    return at(test) instanceof BranchInstruction branch && !isWithin(code.target(branch.target()));
  }

  private boolean isWithin(int index) {
    return index >= head && index <= back;
  }

  private boolean isSet(int slot) {
    for (int i = head; i <= back; i++) {
      if (sets(at(i), slot)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sets(Instruction instruction, int slot) {
    return switch (instruction) {
      case StoreInstruction store ->
          store.slot() == slot || (store.typeKind().slotSize() == 2 && store.slot() + 1 == slot);
      case IncrementInstruction step -> step.slot() == slot;
      default -> false;
    };
  }

  private boolean isOnlyStep(IncrementInstruction step) {
    for (int i = head; i <= back; i++) {
      if (i != back - 1 && sets(at(i), step.slot())) {
        return false;
      }
    }
    return true;
  }

  /** Whether control may come into the loop, or to its jump back, past its head. */
  private boolean isEnteredElsewhere() {
    for (int i = 0; i < code.instructions().size(); i++) {
      if (!isWithin(i)) {
        for (Label label : Code.labels(at(i))) {
          int target = code.target(label);
          if (target != head && isWithin(target)) {
            return true;
          }
        }
      }
    }
    for (Code.Handler handler : code.handlers()) {
      if (isWithin(handler.handler())
          && (!isWithin(handler.start()) || !isWithin(handler.end() - 1))) {
        return true;
      }
    }
    return false;
  }
}
