package org.jdeco.magics.effects;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The local variables and the operand stack before an instruction. Values of two slots have two.
 */
final class Frame {
  private final @Nullable Value[] locals;
  private final Value[] stack;
  private int height;

  Frame(int slots, int depth) {
    locals = new Value[slots];
    stack = new Value[depth + 2];
    Arrays.fill(stack, Value.Any.ANY);
  }

  private Frame(Frame other) {
    locals = other.locals.clone();
    stack = other.stack.clone();
    height = other.height;
  }

  Frame copy() {
    return new Frame(this);
  }

  /** The frame an exception handler starts with. */
  Frame caught() {
    Frame handler = copy();
    handler.height = 0;
    handler.push(Value.Ref.ANYTHING);
    return handler;
  }

  void push(Value value) {
    stack[height++] = value;
  }

  Value pop() {
    return stack[--height];
  }

  Value local(int slot) {
    Value value = locals[slot];
    return value == null ? Value.Any.ANY : value;
  }

  void local(int slot, Value value) {
    locals[slot] = value;
  }

  /** Takes in what is known on another way to the same instruction; whether that changed it. */
  boolean join(Frame other) {
    if (height != other.height) {
      throw new IllegalStateException("stacks of different heights meet");
    }
    boolean changed = false;
    for (int i = 0; i < locals.length; i++) {
      Value theirs = other.locals[i];
      Value mine = locals[i];
      if (theirs != null && !theirs.equals(mine)) {
        Value both = mine == null ? theirs : mine.join(theirs);
        changed |= !both.equals(mine);
        locals[i] = both;
      }
    }
    for (int i = 0; i < height; i++) {
      if (!stack[i].equals(other.stack[i])) {
        Value both = stack[i].join(other.stack[i]);
        changed |= !both.equals(stack[i]);
        stack[i] = both;
      }
    }
    return changed;
  }
}
