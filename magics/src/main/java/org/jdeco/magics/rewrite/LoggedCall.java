package org.jdeco.magics.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import org.jdeco.magics.analysis.AheadLoop;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.analysis.TypeText;

/**
 * Writes the method through which a worker makes one of the calls that are logged. It has the
 * parameters of the called method, so that arguments are converted alike. A call that is an
 * argument of another is not logged itself; if it fails, the other call has failed.
 */
final class LoggedCall {
  private final AheadLoop loop;
  private final String id;
  private final int index;
  private final Site site;

  LoggedCall(AheadLoop loop, String id, int index) {
    this.loop = loop;
    this.id = id;
    this.index = index;
    this.site = loop.slice().sites().get(index);
  }

  String write() {
    ExecutableElement method = site.element();
    String result = text(method.getReturnType());
    List<String> parameters = new ArrayList<>(List.of("final $T" + id + " $t"));
    List<String> arguments = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      String name = "$p" + arguments.size();
      String type = text(parameter.asType());
      boolean last = arguments.size() == method.getParameters().size() - 1;
      boolean rest = last && method.isVarArgs();
      parameters.add((rest ? type.substring(0, type.length() - 2) + "..." : type) + " " + name);
      arguments.add(name);
    }
    int logged = loop.slice().sites().indexOf(loop.outermost(site));
    String call = method.getSimpleName() + "(" + String.join(", ", arguments) + ")";
    StringBuilder out = new StringBuilder("static ").append(typeParameters(method));
    out.append(result).append(" $c").append(index).append("(");
    out.append(String.join(", ", parameters)).append(") throws Throwable { $t.begin(); ");
    out.append(site.isVoid() ? "" : "final " + result + " $v; ").append("try { ");
    out.append(site.isVoid() ? "" : "$v = ").append(call);
    out.append("; } catch (Throwable $e) { throw $t.fail(").append(logged).append(", $e); } ");
    if (logged == index) {
      out.append("$t.keep(").append(index).append(", ").append(site.isVoid() ? "null" : "$v");
      out.append("); ");
    }
    return out.append(site.isVoid() ? "} " : "return $v; } ").toString();
  }

  private static String typeParameters(ExecutableElement method) {
    return method.getTypeParameters().isEmpty()
        ? ""
        : method.getTypeParameters().stream()
            .map(LoggedCall::typeParameter)
            .collect(Collectors.joining(", ", "<", "> "));
  }

  private static String typeParameter(TypeParameterElement parameter) {
    return parameter.getSimpleName()
        + parameter.getBounds().stream()
            .map(LoggedCall::text)
            .collect(Collectors.joining(" & ", " extends ", ""));
  }

  private static String text(javax.lang.model.type.TypeMirror type) {
    return TypeText.ofDeclared(type).orElse("Object");
  }
}
