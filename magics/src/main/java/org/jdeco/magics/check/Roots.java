package org.jdeco.magics.check;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jdeco.magics.Session;

/** Finds the roots of a session's state, by name. */
final class Roots {
  private static final System.Logger LOG = System.getLogger(Roots.class.getName());
  private static final Pattern NESTED =
      Pattern.compile("(REPL\\.\\$JShell\\$[0-9]+[A-Z]*)\\$([^$].*)");

  private final Session session;
  private final Access access;

  Roots(Session session, Access access) {
    this.session = session;
    this.access = access;
  }

  /** Variables in the order of their declaration, then static fields. */
  Map<String, Root> all() {
    Map<String, Root> roots = new LinkedHashMap<>();
    session
        .shell()
        .variables()
        .filter(variable -> !variable.name().startsWith("$"))
        .forEach(variable -> variable(variable, roots));
    Set<String> current =
        session
            .shell()
            .snippets()
            .filter(snippet -> session.shell().status(snippet).isActive())
            .map(snippet -> session.shell().sourceCodeAnalysis().wrapper(snippet).fullClassName())
            .collect(Collectors.toSet());
    for (String name : session.classNames().stream().sorted().toList()) {
      Matcher matcher = NESTED.matcher(name);
      if (matcher.matches() && current.contains(matcher.group(1))) {
        statics(name).forEach(root -> roots.putIfAbsent(root.name(), root));
      }
    }
    return roots;
  }

  private void variable(VarSnippet variable, Map<String, Root> roots) {
    String holder = session.shell().sourceCodeAnalysis().wrapper(variable).fullClassName();
    try {
      Field field = session.loader().loadClass(holder).getDeclaredField(variable.name());
      if (access.to(field)) {
        roots.put(variable.name(), new Root(variable.name(), field));
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(Level.DEBUG, "the variable has no value yet: " + variable.name(), e);
    }
  }

  /** Whether a class, or one nested in it, has static fields. */
  static boolean hasStaticFields(Session session, TypeDeclSnippet type) {
    String wrapper = session.shell().sourceCodeAnalysis().wrapper(type).fullClassName() + "$";
    return session.classNames().stream()
        .filter(name -> name.startsWith(wrapper))
        .anyMatch(name -> hasStaticFields(session, name));
  }

  private static boolean hasStaticFields(Session session, String className) {
    try {
      return Stream.of(session.loader().loadClass(className).getDeclaredFields())
          .anyMatch(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic());
    } catch (ClassNotFoundException | LinkageError e) {
      return true; // it is not known, so it is taken to have some
    }
  }

  private List<Root> statics(String className) {
    List<Root> roots = new ArrayList<>();
    try {
      Class<?> type = session.loader().loadClass(className);
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && access.to(field)) {
          Root root = new Root(Names.plain(type) + "." + field.getName(), field);
          Object value = root.value(); // its class is initialized now, if it was not
          LOG.log(Level.TRACE, "{0} is {1}", root.name(), value == null ? "null" : "there");
          roots.add(root);
        }
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(Level.DEBUG, "the class has no state yet: " + className, e);
    }
    return roots;
  }
}
