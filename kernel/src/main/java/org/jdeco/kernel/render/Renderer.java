package org.jdeco.kernel.render;

import java.awt.image.RenderedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdeco.kernel.api.Displayable;
import org.jdeco.magics.Bundle;
import org.jspecify.annotations.Nullable;

/** Makes of a value the bundle of forms a notebook shows. */
public final class Renderer {
  /** All forms of a value; {@code text/plain} is always among them. */
  public Bundle bundle(@Nullable Object value) {
    if (value instanceof Bundle bundle) {
      return bundle;
    }
    Map<String, Object> forms = new LinkedHashMap<>();
    if (value != null) {
      rich(value, forms);
    }
    forms.computeIfAbsent("text/plain", type -> TextForm.of(value));
    return Bundle.of(forms);
  }

  private static void rich(Object value, Map<String, Object> forms) {
    try {
      if (value instanceof Displayable displayable) {
        displayable.mimeBundle().forEach((type, form) -> forms.put(type, encoded(form)));
      } else if (value instanceof RenderedImage image) {
        ImageForm.add(image, forms);
      } else {
        TableForm.add(value, forms);
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      forms.clear();
      forms.put("text/plain", Failures.named(value, "showing it", e));
    }
  }

  private static Object encoded(Object form) {
    return form instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : form;
  }
}
