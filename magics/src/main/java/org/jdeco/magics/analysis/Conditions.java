package org.jdeco.magics.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What running something ahead rests on, as it is found: conditions, trust, or why it must not. */
final class Conditions {
  private final Set<Guard> guards = new LinkedHashSet<>();
  private final Set<String> trusted = new LinkedHashSet<>();
  private int required;
  private boolean printing;
  private boolean single;
  private @Nullable Refusal refusal;

  /** Asks something when the loop starts. */
  void require(Guard guard) {
    guards.add(guard);
    required++;
  }

  /** Takes something on trust. */
  void trust(String what) {
    trusted.add(what);
  }

  /** Hears that a call may print. */
  void prints() {
    printing = true;
    single = true;
  }

  /** Hears that a call must be known to be in its iteration. */
  void single() {
    single = true;
  }

  /** Keeps the first reason why nothing may run ahead. */
  void refuse(Refusal reason) {
    if (refusal == null) {
      refusal = reason;
    }
  }

  /** How often something was asked for when the loop starts. */
  int required() {
    return required;
  }

  List<Guard> guards() {
    return List.copyOf(guards);
  }

  List<String> trusted() {
    return List.copyOf(trusted);
  }

  /** Whether text may be printed by a call. */
  boolean printing() {
    return printing;
  }

  /** Whether each iteration needs a task of its own. */
  boolean isSingle() {
    return single;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }
}
