package org.jdeco.kernel.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands the values of variables on. Where JShell cannot redefine the class that holds a variable,
 * it makes a new one, in which the variable would be 0 or null until its declaration runs again,
 * which it does not.
 */
final class Succession {
  private static final Logger LOG = System.getLogger(Succession.class.getName());
  private static final Pattern WRAPPER = Pattern.compile("(REPL\\.\\$JShell\\$[0-9_]+)[A-Z]*");

  private final Map<String, Deque<Class<?>>> holders = new ConcurrentHashMap<>();

  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  /** Takes note of a class; its variables take over the values of the class it comes after. */
  void loaded(Class<?> holder) {
    Matcher matcher = WRAPPER.matcher(holder.getName());
    if (matcher.matches()) {
      Deque<Class<?>> all =
          holders.computeIfAbsent(matcher.group(1), name -> new ConcurrentLinkedDeque<>());
      Class<?> former = all.peekLast();
      all.add(holder);
      if (former != null) {
        handOn(former, holder);
      }
    }
  }

  private void lost(Field field) throws IllegalAccessException {
    if (!field.getType().isPrimitive() && field.get(null) != null) {
      lost.add(field.getName());
    }
  }

  /** The variables whose values were lost since this was asked last: their types have changed. */
  Set<String> takeLost() {
    Set<String> taken = Set.copyOf(lost);
    lost.removeAll(taken);
    return taken;
  }

  /** Lets go of what former classes of a redeclared variable hold: it may be large. */
  void redeclared(String holderName) {
    Matcher matcher = WRAPPER.matcher(holderName);
    if (matcher.matches()) {
      Deque<Class<?>> all = holders.getOrDefault(matcher.group(1), new ArrayDeque<>());
      while (all.size() > 1) {
        letGo(all.removeFirst());
      }
    }
  }

  /** Lets go of what a class holds, which nothing can name any more. */
  void dropped(String holderName) {
    Matcher matcher = WRAPPER.matcher(holderName);
    if (matcher.matches()) {
      Deque<Class<?>> all = holders.remove(matcher.group(1));
      if (all != null) {
        all.forEach(Succession::letGo);
      }
    }
  }

  private static void letGo(Class<?> holder) {
    for (Field field : holder.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        try {
          field.setAccessible(true);
          field.set(null, null);
        } catch (IllegalAccessException e) {
          LOG.log(Level.DEBUG, "it is final: " + field, e);
        }
      }
    }
  }

  private void handOn(Class<?> former, Class<?> holder) {
    for (Field field : former.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        try {
          Field heir = holder.getDeclaredField(field.getName());
          field.setAccessible(true);
          heir.setAccessible(true);
          if (heir.getType() != field.getType()) {
            lost(field);
          } else if (!Modifier.isFinal(heir.getModifiers())) {
            heir.set(null, field.get(null));
          }
        } catch (NoSuchFieldException e) {
          LOG.log(Level.DEBUG, "the variable is gone: {0}", field);
        } catch (IllegalAccessException e) {
          LOG.log(Level.WARNING, "the value of a variable is lost: " + field, e);
        }
      }
    }
  }
}
