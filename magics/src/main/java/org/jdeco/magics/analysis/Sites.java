package org.jdeco.magics.analysis;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jdeco.magics.plan.ConcurrentMethod;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jspecify.annotations.Nullable;

/** The calls of concurrent methods in a cell, in the order of their text. */
public final class Sites {
  private final Map<MethodInvocationTree, Site> sites = new LinkedHashMap<>();

  Sites(Attributed cell, ConcurrentMethods methods, Callee callee) {
    TreeScanner<@Nullable Void, @Nullable Void> finder =
        new TreeScanner<>() {
          @Override
          public @Nullable Void visitMethodInvocation(
              MethodInvocationTree call, @Nullable Void unused) {
            super.visitMethodInvocation(call, null);
            Element element = cell.element(call.getMethodSelect());
            if (element instanceof ExecutableElement method) {
              concurrent(method, methods)
                  .ifPresent(declared ->
                      sites.put(
                          call,
                          new Site(
                              call,
                              declared,
                              method,
                              Objects.requireNonNull(cell.type(call)),
                              callee.effects(method))));
            }
            return null;
          }
        };
    finder.scan(cell.statements(), null);
    for (MethodTree method : cell.declaredMethods()) {
      finder.scan(method, null);
    }
  }

  /** All of them. */
  public List<Site> all() {
    return List.copyOf(sites.values());
  }

  /** The sites within a tree, inner calls before the calls they are arguments of. */
  List<Site> in(@Nullable Tree tree) {
    List<Site> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void unused) {
        super.visitMethodInvocation(call, null);
        Site site = sites.get(call);
        if (site != null) {
          found.add(site);
        }
        return null;
      }
    }.scan(tree, null);
    return found;
  }

  /** The sites within trees. */
  List<Site> in(List<? extends Tree> trees) {
    return trees.stream().flatMap(tree -> in(tree).stream()).toList();
  }

  /** The site that a call is. */
  Optional<Site> at(Tree call) {
    return call instanceof MethodInvocationTree invocation
        ? Optional.ofNullable(sites.get(invocation))
        : Optional.empty();
  }

  private static Optional<ConcurrentMethod> concurrent(
      ExecutableElement method, ConcurrentMethods methods) {
    if (!TypeText.isSnippetHolder(method.getEnclosingElement())) {
      return Optional.empty();
    }
    String parameters =
        method.getParameters().stream()
            .map(VariableElement::asType)
            .map(type -> simple(type.toString()))
            .collect(Collectors.joining(","));
    return methods.named(method.getSimpleName().toString()).stream()
        .filter(declared -> erased(declared.parameterTypes()).equals(parameters))
        .findFirst();
  }

  private static String erased(String parameterTypes) {
    String plain = withoutArguments(parameterTypes).replace("...", "[]");
    return plain.isBlank()
        ? ""
        : Arrays.stream(plain.split(",", -1)).map(Sites::simple).collect(Collectors.joining(","));
  }

  private static String simple(String type) {
    String plain = withoutArguments(type).strip();
    return plain.substring(Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(' ')) + 1);
  }

  private static String withoutArguments(String types) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < types.length(); i++) {
      char c = types.charAt(i);
      depth += c == '<' ? 1 : 0;
      if (depth == 0) {
        out.append(c);
      }
      depth -= c == '>' ? 1 : 0;
    }
    return out.toString();
  }
}
