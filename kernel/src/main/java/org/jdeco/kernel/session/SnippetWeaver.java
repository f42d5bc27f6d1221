package org.jdeco.kernel.session;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_Collection;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.System.Logger.Level;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the classes of snippets for life in this JVM:
 *
 * <ul>
 *   <li>a call site before every backward jump and at the start of every method, so that loops and
 *       recursions can be stopped;
 *   <li>tasks given to a pool of {@code java.util.concurrent} work for the cell that gives them,
 *       and threads it starts are known as its own;
 *   <li>{@code System.exit} throws, as the process is the user's session.
 * </ul>
 */
final class SnippetWeaver {
  private static final ClassDesc CALLS = ClassDesc.of(WovenCalls.class.getName());
  private static final DirectMethodHandleDesc LINK =
      ConstantDescs.ofCallsiteBootstrap(CALLS, "link", CD_CallSite);
  private static final DynamicCallSiteDesc PASS = DynamicCallSiteDesc.of(LINK, "pass", MTD_void);
  private static final MethodTypeDesc EXIT = MethodTypeDesc.of(CD_void, CD_int);
  private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
  private static final Set<String> SUBMISSIONS =
      Set.of(
          "execute",
          "submit",
          "schedule",
          "scheduleAtFixedRate",
          "scheduleWithFixedDelay",
          "runAsync",
          "supplyAsync",
          "invokeAll",
          "invokeAny");

  /** What pools take as a task, with the method that makes it work for its cell. */
  private static final Map<ClassDesc, String> TASKS =
      Map.of(
          ClassDesc.of("java.lang.Runnable"),
          "task",
          ClassDesc.of("java.util.concurrent.Callable"),
          "task",
          ClassDesc.of("java.util.function.Supplier"),
          "task",
          CD_Collection,
          "tasks");

  private static final System.Logger LOG = System.getLogger(SnippetWeaver.class.getName());

  private final ClassFile classFile;

  SnippetWeaver(ClassHierarchyResolver hierarchy) {
    classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
  }

  /** Weaves a class, after a change if there is one. */
  byte[] weave(byte[] bytes, @Nullable Function<ClassModel, ClassTransform> change) {
    return weave(change(bytes, change));
  }

  /** Changes a class; a change that fails, or none, leaves it as it is. */
  byte[] change(byte[] bytes, @Nullable Function<ClassModel, ClassTransform> change) {
    if (change == null) {
      return bytes;
    }
    try {
      ClassModel model = classFile.parse(bytes);
      return classFile.transformClass(model, change.apply(model));
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "a class stays as it is", e);
      return bytes;
    }
  }

  private byte[] weave(byte[] bytes) {
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Body::new)));
  }

  /** The transformation of one method's body. */
  private static final class Body implements CodeTransform {
    private final Set<Label> seen = new HashSet<>();

    @Override
    public void atStart(CodeBuilder builder) {
      builder.invokedynamic(PASS);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      switch (element) {
        case LabelTarget label -> seen.add(label.label());
        case BranchInstruction jump when seen.contains(jump.target()) ->
            builder.invokedynamic(PASS);
        case InvokeInstruction call when isExit(call) -> {
          exit(builder, call);
          return;
        }
        case InvokeInstruction call when isSubmission(call) -> adopt(builder, call);
        case InvokeInstruction call when isStart(call) ->
            builder.dup().invokestatic(CALLS, "starting", MethodTypeDesc.of(CD_void, CD_Object));
        default -> {}
      }
      builder.with(element);
    }

    private static boolean isExit(InvokeInstruction call) {
      String owner = call.owner().asInternalName();
      String name = call.name().stringValue();
      return call.typeSymbol().equals(EXIT)
          && ((owner.equals("java/lang/System") && name.equals("exit"))
              || (owner.equals("java/lang/Runtime")
                  && (name.equals("exit") || name.equals("halt"))));
    }

    private static void exit(CodeBuilder builder, InvokeInstruction call) {
      boolean system = call.owner().asInternalName().equals("java/lang/System");
      MethodTypeDesc type = system ? EXIT : MethodTypeDesc.of(CD_void, RUNTIME, CD_int);
      builder.invokestatic(CALLS, "exit", type);
    }

    private static boolean isStart(InvokeInstruction call) {
      return call.opcode() == Opcode.INVOKEVIRTUAL
          && call.name().equalsString("start")
          && call.typeSymbol().equals(MTD_void);
    }

    private static boolean isSubmission(InvokeInstruction call) {
      return call.owner().asInternalName().startsWith("java/util/concurrent/")
          && SUBMISSIONS.contains(call.name().stringValue())
          && call.typeSymbol().parameterCount() > 0
          && TASKS.containsKey(call.typeSymbol().parameterType(0));
    }

    /** Makes the first argument, below the others on the stack, work for its cell. */
    private static void adopt(CodeBuilder builder, InvokeInstruction call) {
      List<ClassDesc> parameters = call.typeSymbol().parameterList();
      int[] slots = new int[parameters.size()];
      for (int i = parameters.size() - 1; i > 0; i--) {
        TypeKind kind = TypeKind.from(parameters.get(i));
        slots[i] = builder.allocateLocal(kind);
        builder.storeLocal(kind, slots[i]);
      }
      ClassDesc type = parameters.getFirst();
      String method = TASKS.getOrDefault(type, "task");
      builder.invokestatic(CALLS, method, MethodTypeDesc.of(type, type));
      for (int i = 1; i < parameters.size(); i++) {
        builder.loadLocal(TypeKind.from(parameters.get(i)), slots[i]);
      }
    }
  }
}
