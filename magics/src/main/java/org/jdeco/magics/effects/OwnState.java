package org.jdeco.magics.effects;

/** What methods of the JDK do to the object they are called on, as the table of effects tells. */
public final class OwnState {
  private final Library library = new Library(new Platform());

  /** A table that is read now. */
  public OwnState() {}

  /** What is done to an object. */
  public enum Use {
    NOTHING,
    READ,
    WRITTEN
  }

  /**
   * What a method does to its receiver.
   *
   * @param owner the internal name of the class or interface it is called on
   */
  public Use of(String owner, String name, String descriptor) {
    Rule rule = library.find(owner, name, descriptor);
    if (rule == null) {
      return Use.NOTHING;
    }
    if (rule.writes().contains(-1) || rule.advances().contains(-1) || rule.keeps().contains(-1)) {
      return Use.WRITTEN;
    }
    boolean read = rule.reads().contains(-1) || rule.deep().contains(-1);
    return read ? Use.READ : Use.NOTHING;
  }
}
