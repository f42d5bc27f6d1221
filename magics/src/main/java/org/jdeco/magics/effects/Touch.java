package org.jdeco.magics.effects;

/**
 * One read or write of something that was there before the call.
 *
 * @param write whether it writes
 * @param target the object; for a static field's slot, the root alone
 * @param key the part of the object
 * @param index which element, if the part is {@link Key.Part#ELEMENTS}
 * @param descriptor the elements' type
 */
record Touch(boolean write, Obj.Sym target, Key key, Value.Num index, String descriptor) {
  static Touch of(boolean write, Obj.Sym target, Key key) {
    return new Touch(write, target, key, Value.Any.ANY, "");
  }

  /** The same done to another object, with its index told in other terms. */
  Touch on(Obj.Sym other, Value.Num otherIndex) {
    return new Touch(write, other, key, otherIndex, descriptor);
  }
}
