package org.jdeco.magics.source;

import java.util.Arrays;

/**
 * Text put together from generated parts and from copies of the user's text, which keep the places
 * they came from.
 */
public final class Patch {
  /** Stands for the place the patch is put at. */
  static final int HERE = -1;

  private final StringBuilder text = new StringBuilder();
  private int[] origins = new int[64];

  /** Appends generated text. */
  public Patch add(String generated) {
    reserve(generated.length());
    Arrays.fill(origins, text.length(), text.length() + generated.length(), HERE);
    text.append(generated);
    return this;
  }

  /** Appends a copy of text that knows where it came from. */
  public Patch add(MappedText copy) {
    reserve(copy.text().length());
    for (int i = 0; i < copy.text().length(); i++) {
      origins[text.length() + i] = copy.origin(i);
    }
    text.append(copy.text());
    return this;
  }

  /** How many characters there are. */
  public int length() {
    return text.length();
  }

  /** Appends another patch. */
  public Patch add(Patch other) {
    int at = text.length();
    reserve(other.text.length());
    System.arraycopy(other.origins, 0, origins, at, other.text.length());
    text.append(other.text);
    return this;
  }

  /** The text. */
  public String text() {
    return text.toString();
  }

  int[] origins(int here) {
    int[] placed = Arrays.copyOf(origins, text.length());
    for (int i = 0; i < placed.length; i++) {
      if (placed[i] == HERE) {
        placed[i] = here;
      }
    }
    return placed;
  }

  private void reserve(int more) {
    if (text.length() + more > origins.length) {
      origins = Arrays.copyOf(origins, Math.max(2 * origins.length, text.length() + more));
    }
  }
}
