package org.jdeco.kernel.render;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An image as PNG. */
final class ImageForm {
  private ImageForm() {}

  static void add(RenderedImage image, Map<String, Object> forms) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalArgumentException("no PNG writer takes this image");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forms.put("image/png", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    forms.put("text/plain", "image " + image.getWidth() + " × " + image.getHeight());
  }
}
