package org.jdeco.kernel.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Map<String, Class<?>> holders = new ConcurrentHashMap<>();

  /** Takes note of a class; its variables take over the values of the class it comes after. */
  void loaded(Class<?> holder) {
    Matcher matcher = WRAPPER.matcher(holder.getName());
    if (matcher.matches()) {
      Class<?> former = holders.put(matcher.group(1), holder);
      if (former != null && former != holder) {
        handOn(former, holder);
      }
    }
  }

  private static void handOn(Class<?> former, Class<?> holder) {
    for (Field field : former.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        try {
          Field heir = holder.getDeclaredField(field.getName());
          if (heir.getType() == field.getType() && !Modifier.isFinal(heir.getModifiers())) {
            field.setAccessible(true);
            heir.setAccessible(true);
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
