package io.autoft.trainer.benchmark;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Counts the calls from Java into the engine's native code. Runs {@link StepBenchmark} in a class
 * loader of its own that puts a counter before every call of a method of the class that has all
 * native ones; prints the mean number of calls of a step.
 */
public final class NativeCalls extends URLClassLoader {

  private static final String NATIVES = "ai/djl/pytorch/jni/PyTorchLibrary";
  private static final int FEW = 10;
  private static final int MANY = 60;
  private static final AtomicLong CALLS = new AtomicLong();

  private NativeCalls(URL[] classPath) {
    super(classPath, ClassLoader.getPlatformClassLoader());
  }

  /** Called by the classes that were changed. */
  public static void count() {
    CALLS.incrementAndGet();
  }

  /** Arguments: a model's source and the images of a batch. */
  public static void main(String[] arguments) throws Exception {
    try (var loader = new NativeCalls(classPath())) {
      // The engine is found as a service, by this thread's loader.
      Thread.currentThread().setContextClassLoader(loader);
      var benchmark =
          loader.loadClass(StepBenchmark.class.getName()).getMethod("main", String[].class);
      long few = calls(benchmark, arguments, FEW);
      long many = calls(benchmark, arguments, MANY);
      System.out.printf("%.1f native calls a step%n", (many - few) / (double) (MANY - FEW));
    }
  }

  private static long calls(Method benchmark, String[] arguments, int steps) throws Exception {
    long before = CALLS.get();
    var ofBenchmark = new String[] {arguments[0], "steps", arguments[1], Integer.toString(steps)};
    benchmark.invoke(null, (Object) ofBenchmark);
    return CALLS.get() - before;
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(NativeCalls::url)
        .toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.equals(NativeCalls.class.getName())) {
      return NativeCalls.class;
    }
    try (var stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      var reader = new ClassReader(stream.readAllBytes());
      var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      reader.accept(new Counted(writer), 0);
      var bytes = writer.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static final class Counted extends ClassVisitor {

    Counted(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      var next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String of, boolean isInterface) {
          if (owner.equals(NATIVES) && !method.equals("<init>")) {
            super.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                NativeCalls.class.getName().replace('.', '/'),
                "count",
                "()V",
                false);
          }
          super.visitMethodInsn(opcode, owner, method, of, isInterface);
        }
      };
    }
  }
}
