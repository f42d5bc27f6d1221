package org.jdeco.magics.show;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.JShell;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Session;
import org.jdeco.magics.source.MappedText;

/** A screen that keeps what it is told to show. */
final class Screen implements Session {
  final List<String> shown = new ArrayList<>();

  @Override
  public String display(Bundle bundle) {
    shown.add("new " + bundle.data().get("text/plain"));
    return "d";
  }

  @Override
  public void update(String id, Bundle bundle) {
    shown.add(id + " " + bundle.data().get("text/plain"));
  }

  @Override
  public JShell shell() {
    throw new AssertionError();
  }

  @Override
  public byte[] classBytes(String binaryName) {
    throw new AssertionError();
  }

  @Override
  public Collection<String> classNames() {
    throw new AssertionError();
  }

  @Override
  public String classPath() {
    throw new AssertionError();
  }

  @Override
  public ClassLoader loader() {
    throw new AssertionError();
  }

  @Override
  public Outcome evaluate(MappedText code, Function<MappedText, Optional<MappedText>> otherwise) {
    throw new AssertionError();
  }
}
