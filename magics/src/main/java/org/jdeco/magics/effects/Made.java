package org.jdeco.magics.effects;

/** What kind of object was made. */
sealed interface Made {
  /** An instance of exactly this class. */
  record Exact(String name) implements Made {}

  /** An instance of some class of the library below this type. */
  record Library(String name) implements Made {}

  /** An array. */
  record Array(String element) implements Made {}

  /**
   * A function object, from a lambda expression or a method reference.
   *
   * @param type internal name of the interface
   * @param method name of the interface's method it implements
   * @param target what runs when it is called
   * @param captured how many values it captured
   */
  record Function(String type, String method, Target target, int captured) implements Made {}

  /**
   * What a function object runs.
   *
   * @param call how the target is called
   * @param method the target
   */
  record Target(Call call, MethodKey method) {}

  /** How a method is called. */
  enum Call {
    STATIC,
    SPECIAL,
    VIRTUAL,
    NEW
  }
}
