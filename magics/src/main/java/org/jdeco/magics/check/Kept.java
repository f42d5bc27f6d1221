package org.jdeco.magics.check;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jdeco.magics.Session;
import org.jspecify.annotations.Nullable;

/**
 * The state after a run, which stays as it is when the start is put back. Of the objects that were
 * there before, it keeps what has changed; those that are new nobody changes any more.
 */
final class Kept implements View {
  private final Map<String, @Nullable Object> roots;
  private final Start start;
  private final IdentityHashMap<Object, Object> changed = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Content> told = new IdentityHashMap<>();
  private final Contents contents;

  Kept(Start start, Memory memory, Session session) {
    this.start = start;
    this.contents = new Contents(memory);
    roots = Start.values(session, memory);
    start
        .copies()
        .forEach((object, copy) -> {
          Object now = memory.copy(object);
          if (!Memory.same(copy, now)) {
            changed.put(object, now);
          }
          Content content = Contents.told(object);
          if (content != null) {
            told.put(object, content);
          }
        });
  }

  @Override
  public Map<String, @Nullable Object> roots() {
    return roots;
  }

  @Override
  public Content of(Object object) {
    Content content = told.get(object);
    if (content != null) {
      return content;
    }
    Object copy = changed.getOrDefault(object, start.copies().get(object));
    if (copy == null) {
      return contents.of(object);
    }
    if (!object.getClass().isArray()) {
      return contents.members(object, (@Nullable Object[]) copy);
    }
    return copy instanceof Object[] items
        ? new Content.Items(Content.Style.ARRAY, items)
        : new Content.Primitives(copy);
  }
}
