package org.jdeco.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;

/**
 * Runs the Python test modules, each of which talks to one kernel, and reports each of their tests.
 */
@ExtendWith(InstalledKernel.Extension.class)
final class ProtocolTest {
  @TestFactory
  Stream<DynamicTest> jupyterKernelTest(InstalledKernel kernel) throws Exception {
    return pytest(kernel, "test_kernel");
  }

  @TestFactory
  Stream<DynamicTest> protocol(InstalledKernel kernel) throws Exception {
    return pytest(kernel, "test_protocol");
  }

  @TestFactory
  Stream<DynamicTest> magics(InstalledKernel kernel) throws Exception {
    return pytest(kernel, "test_magics");
  }

  private static Stream<DynamicTest> pytest(InstalledKernel kernel, String module)
      throws Exception {
    Path report = InstalledKernel.scratch("pytest").resolve(module + ".xml");
    var ended =
        kernel
            .client(
                InstalledKernel.module().resolve("src/test/python"),
                "python",
                "-B",
                "-m",
                "pytest",
                "-p",
                "no:cacheprovider",
                "--junit-xml=" + report,
                module + ".py")
            .run();
    assertThat(ended.code()).as(ended.text()).isBetween(0, 1); // passed, or some tests failed
    var cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    assertThat(cases.getLength()).isPositive();
    return IntStream.range(0, cases.getLength())
        .mapToObj(i -> (Element) cases.item(i))
        .map(each -> DynamicTest.dynamicTest(each.getAttribute("name"), () -> replay(each)));
  }

  private static void replay(Element testcase) {
    for (String outcome : new String[] {"failure", "error"}) {
      var found = testcase.getElementsByTagName(outcome);
      if (found.getLength() > 0) {
        fail(found.item(0).getTextContent());
      }
    }
    var skipped = testcase.getElementsByTagName("skipped");
    Assumptions.assumeTrue(
        skipped.getLength() == 0, () -> ((Element) skipped.item(0)).getAttribute("message"));
  }
}
