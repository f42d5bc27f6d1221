package org.jdeco.magics.effects;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One analysis of a method's body: runs it on {@linkplain Value abstract values} until nothing more
 * is learnt of any instruction's frame nor of the heap, and then once more to take down what it
 * does. Exceptions go from before and after each instruction to the handlers around it.
 */
final class Walk {
  private final Code code;
  private final Findings findings;
  private final Step step;
  private final @Nullable Frame[] frames;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final BitSet waiting = new BitSet();

  Walk(Code code, Findings findings, Step step) {
    this.code = code;
    this.findings = findings;
    this.step = step;
    frames = new Frame[code.instructions().size() + 1];
  }

  /** Finds all there is, from the frame the method starts with. */
  void run(Frame start) {
    frames[0] = start;
    long version;
    do {
      version = findings.heap().version();
      pass();
    } while (findings.heap().version() != version);
    findings.record();
    do {
      version = findings.heap().version();
      pass();
    } while (findings.heap().version() != version);
  }

  private void pass() {
    for (int i = 0; i < frames.length; i++) {
      if (frames[i] != null) {
        enqueue(i);
      }
    }
    while (!open.isEmpty()) {
      int leader = open.pop();
      waiting.clear(leader);
      Frame frame = frames[leader];
      if (frame != null) {
        block(leader, frame.copy());
      }
    }
  }

  private void enqueue(int leader) {
    if (!waiting.get(leader)) {
      waiting.set(leader);
      open.add(leader);
    }
  }

  private void block(int leader, Frame frame) {
    for (int i = leader; i < code.instructions().size(); i++) {
      if (i > leader && code.leaders().get(i)) {
        meet(i, frame);
        return;
      }
      findings.spend(1);
      Instruction instruction = code.instructions().get(i);
      findings.move(i, code.lines().get(i));
      handlers(i, frame);
      step.run(instruction, frame);
      handlers(i, frame);
      for (Label label : Code.labels(instruction)) {
        int target = code.target(label);
        if (target <= i && findings.isRecording() && !new CountedLoop(code, target, i).ends()) {
          findings.mayNotReturn();
        }
        meet(target, frame);
      }
      if (Code.isEnd(instruction)) {
        return;
      }
    }
  }

  private void handlers(int at, Frame frame) {
    for (Code.Handler handler : code.handlers()) {
      if (at >= handler.start() && at < handler.end()) {
        meet(handler.handler(), frame.caught());
      }
    }
  }

  private void meet(int target, Frame frame) {
    Frame known = frames[target];
    if (known == null) {
      frames[target] = frame.copy();
      enqueue(target);
    } else if (known.join(frame)) {
      enqueue(target);
    }
  }
}
