package org.jdeco.magics.check.race;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdeco.magics.effects.OwnState;

/** Puts a call of {@link RecordedCalls} in front of all that the user's code reads and writes. */
final class RecordingWeaver implements Function<ClassModel, ClassTransform> {
  /** Classes that were written for the cell's lookahead, which a serial run does not use. */
  private static final Pattern GENERATED = Pattern.compile(".*\\$A[0-9]+(\\$.*)?");

  private final Spots spots;
  private final Set<Method> concurrent;
  private final OwnState platform = new OwnState();

  /**
   * A method of a class file.
   *
   * @param owner the internal name of its class
   */
  record Method(String owner, String name) {}

  /** Weaves the calls of these methods too. */
  RecordingWeaver(Spots spots, Set<Method> concurrent) {
    this.spots = spots;
    this.concurrent = concurrent;
  }

  @Override
  public ClassTransform apply(ClassModel type) {
    String owner = type.thisClass().asInternalName();
    if (GENERATED.matcher(owner).matches()) {
      return ClassTransform.ACCEPT_ALL;
    }
    return (builder, element) -> {
      if (element instanceof MethodModel method && method.code().isPresent()) {
        builder.transformMethod(
            method,
            MethodTransform.transformingCode(
                CodeTransform.ofStateful(
                    () -> new RecordingBody(this, owner, method.methodName().stringValue()))));
      } else {
        builder.with(element);
      }
    };
  }

  boolean isConcurrent(String owner, String name) {
    return concurrent.contains(new Method(owner, name));
  }

  int spot(String owner, String method, int line, String what) {
    return spots.add(new Spot(owner.replace('/', '.'), method, line, what.intern()));
  }

  OwnState.Use use(String owner, String name, String descriptor) {
    return owner.startsWith("java/") ? platform.of(owner, name, descriptor) : OwnState.Use.NOTHING;
  }
}
