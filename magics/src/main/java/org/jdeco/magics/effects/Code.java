package org.jdeco.magics.effects;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A method's body, ready to be walked.
 *
 * @param instructions the instructions in order
 * @param lines the line of each
 * @param targets where each label points
 * @param handlers the exception handlers, first match first
 * @param leaders the instructions that control may reach other than from the one before
 * @param slots number of local variables' slots
 * @param depth greatest height of the operand stack
 */
record Code(
    List<Instruction> instructions,
    List<Integer> lines,
    Map<Label, Integer> targets,
    List<Handler> handlers,
    BitSet leaders,
    int slots,
    int depth) {

  /** Code from {@code start} to {@code end} that passes exceptions to {@code handler}. */
  record Handler(int start, int end, int handler) {}

  static Code of(CodeModel model) {
    List<Instruction> instructions = new ArrayList<>();
    Map<Label, Integer> targets = new HashMap<>();
    List<Integer> lines = new ArrayList<>();
    int line = -1;
    for (CodeElement element : model) {
      switch (element) {
        case LabelTarget target -> targets.put(target.label(), instructions.size());
        case LineNumber number -> line = number.line();
        case Instruction instruction -> {
          instructions.add(instruction);
          lines.add(line);
        }
        default -> {}
      }
    }
    List<Handler> handlers = new ArrayList<>();
    for (ExceptionCatch range : model.exceptionHandlers()) {
      handlers.add(
          new Handler(
              at(targets, range.tryStart(), instructions.size()),
              at(targets, range.tryEnd(), instructions.size()),
              at(targets, range.handler(), instructions.size())));
    }
    CodeAttribute attribute = (CodeAttribute) model;
    return new Code(
        instructions,
        lines,
        targets,
        handlers,
        leaders(instructions, targets, handlers),
        attribute.maxLocals(),
        attribute.maxStack());
  }

  private static int at(Map<Label, Integer> targets, Label label, int end) {
    return targets.getOrDefault(label, end);
  }

  private static BitSet leaders(
      List<Instruction> instructions, Map<Label, Integer> targets, List<Handler> handlers) {
    BitSet leaders = new BitSet();
    leaders.set(0);
    handlers.forEach(handler -> leaders.set(handler.handler()));
    for (int i = 0; i < instructions.size(); i++) {
      for (Label label : labels(instructions.get(i))) {
        leaders.set(at(targets, label, instructions.size()));
      }
    }
    return leaders;
  }

  /** Where control may go from an instruction, other than to the next. */
  static List<Label> labels(Instruction instruction) {
    return switch (instruction) {
      case BranchInstruction branch -> List.of(branch.target());
      case TableSwitchInstruction table -> cases(table.defaultTarget(), table.cases());
      case LookupSwitchInstruction lookup -> cases(lookup.defaultTarget(), lookup.cases());
      default -> List.of();
    };
  }

  private static List<Label> cases(Label otherwise, List<SwitchCase> cases) {
    List<Label> labels = new ArrayList<>();
    labels.add(otherwise);
    cases.forEach(one -> labels.add(one.target()));
    return labels;
  }

  /** Whether control never goes from the instruction to the next. */
  static boolean isEnd(Instruction instruction) {
    return switch (instruction) {
      case ReturnInstruction _, ThrowInstruction _ -> true;
      case TableSwitchInstruction _, LookupSwitchInstruction _ -> true;
      case BranchInstruction branch ->
          switch (branch.opcode()) {
            case GOTO, GOTO_W -> true;
            default -> false;
          };
      default -> false;
    };
  }

  int target(Label label) {
    return at(targets, label, instructions.size());
  }
}
