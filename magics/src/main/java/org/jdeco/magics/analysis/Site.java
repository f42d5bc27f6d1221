package org.jdeco.magics.analysis;

import com.sun.source.tree.MethodInvocationTree;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.plan.ConcurrentMethod;

/**
 * A call of a concurrent method.
 *
 * @param call the call
 * @param method what the user declared
 * @param element what the call resolves to
 * @param type what the call gives
 * @param effects what the call may do
 */
public record Site(
    MethodInvocationTree call,
    ConcurrentMethod method,
    ExecutableElement element,
    TypeMirror type,
    Effects effects) {
  /** Whether the call gives no value. */
  public boolean isVoid() {
    return type.getKind() == TypeKind.VOID;
  }
}
