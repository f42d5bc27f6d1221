package org.jdeco.magics.check;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields that the objects of a class have, those of its superclasses first.
 *
 * @param changing those that can be assigned again
 * @param fixed those that cannot; what they refer to may change all the same
 * @param open whether all of them can be read and written
 */
record Shape(List<Field> changing, List<Field> fixed, boolean open) {
  static Shape of(Class<?> type, Access access) {
    List<Field> changing = new ArrayList<>();
    List<Field> fixed = new ArrayList<>();
    boolean open = true;
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      List<Field> fresh = new ArrayList<>();
      List<Field> lasting = new ArrayList<>();
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          open &= access.to(field);
          (Modifier.isFinal(field.getModifiers()) ? lasting : fresh).add(field);
        }
      }
      changing.addAll(0, fresh);
      fixed.addAll(0, lasting);
    }
    return new Shape(List.copyOf(changing), List.copyOf(fixed), open);
  }
}
