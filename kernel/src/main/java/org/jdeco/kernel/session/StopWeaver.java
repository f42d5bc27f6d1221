package org.jdeco.kernel.session;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts a call site before every backward jump and at the start of every method of a class, so that
 * loops and recursions can be stopped.
 */
final class StopWeaver {
  private static final DirectMethodHandleDesc LINK =
      ConstantDescs.ofCallsiteBootstrap(
          ClassDesc.of(StopSites.class.getName()), "link", CD_CallSite);
  private static final DynamicCallSiteDesc PASS = DynamicCallSiteDesc.of(LINK, "pass", MTD_void);

  private final ClassFile classFile;

  StopWeaver(ClassHierarchyResolver hierarchy) {
    classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
  }

  byte[] weave(byte[] bytes) {
    return classFile.transformClass(
        classFile.parse(bytes),
        ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Passes::new)));
  }

  private static final class Passes implements CodeTransform {
    private final Set<Label> seen = new HashSet<>();

    @Override
    public void atStart(CodeBuilder builder) {
      builder.invokedynamic(PASS);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      if (element instanceof LabelTarget label) {
        seen.add(label.label());
      } else if (element instanceof BranchInstruction jump && seen.contains(jump.target())) {
        builder.invokedynamic(PASS);
      }
      builder.with(element);
    }
  }
}
