package org.jdeco.magics.show;

import java.util.ArrayList;
import java.util.List;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Displays;

/** A screen that keeps what it is told to show. */
final class Screen implements Displays {
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
}
