package org.jdeco.kernel.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.jdeco.kernel.protocol.MessageCodec;
import org.jdeco.kernel.protocol.Reply;

/** What the kernel says about itself. */
final class About {
  private About() {}

  static Reply kernelInfo() {
    Runtime.Version java = Runtime.version();
    String version = version();
    String docs = "https://docs.oracle.com/en/java/javase/" + java.feature();
    return new Reply.KernelInfo(
        MessageCodec.PROTOCOL_VERSION,
        "jdeco",
        version,
        new Reply.LanguageInfo(
            "java",
            java.toString(),
            "text/x-java-source",
            ".java",
            "java",
            "text/x-java",
            "script"),
        "JDeco " + version + ": Java " + java + ", with %%concurrent and %%synchronized",
        false,
        List.of(
            new Reply.Link("Java API", docs + "/docs/api/index.html"),
            new Reply.Link("JShell", docs + "/jshell/index.html")),
        List.of());
  }

  private static String version() {
    try (InputStream in = About.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
