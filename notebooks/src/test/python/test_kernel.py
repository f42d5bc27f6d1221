"""The PyPI package jupyter_kernel_test, applied to the installed kernel."""

import jupyter_kernel_test
from conftest import KERNEL


class JDecoTests(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".java"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh no");'

    completion_samples = [
        {"text": "System.out.printl", "matches": {"println("}},
        {"text": "Math.absE", "matches": {"absExact("}},
        {"text": "%%conc", "matches": {"%%concurrent"}},
        {"text": "zzz.nothing", "matches": set()},
    ]

    complete_code_samples = [
        "1 + 1",
        "int x = 3;",
        "for (int i = 0; i < 3; i++) { System.out.println(i); }",
        "%%concurrent\nint f(int i) { return i; }\n\n",
        "",
    ]
    incomplete_code_samples = [
        "for (int i = 0; i < 3; i++) {",
        "int f(int i) {\n  return",
        "%%concurrent\nint f(int i) { return i; }",
        "Math.max(1,",
        '"""\ntext',
    ]
    invalid_code_samples = ["int x = ;)", "foo)"]

    code_page_something = "%deco --help"
    code_generate_error = "int[] none = {}; none[1]"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_display_data = [
        {"code": 'display(Html.of("<b>bold</b>"));', "mime": "text/html"},
        {"code": "display(1);", "mime": "text/plain"},
        {
            "code": "display(new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB));",
            "mime": "image/png",
        },
    ]
    code_history_pattern = "6*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max"
    code_clear_output = "clearOutput();"


class JDecoWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


del jupyter_kernel_test.IopubWelcomeTests
del jupyter_kernel_test.KernelTests  # or pytest would run the base class too, on another kernel
