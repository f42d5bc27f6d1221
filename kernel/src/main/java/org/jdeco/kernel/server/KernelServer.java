package org.jdeco.kernel.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdeco.kernel.Interpreter;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.jdeco.kernel.protocol.MessageCodec;
import org.jdeco.kernel.protocol.Reply;
import org.jdeco.kernel.protocol.Request;

/**
 * A Jupyter kernel's server for one interpreter.
 *
 * <p>It listens from its construction on. The interpreter is made on the execution thread, so that
 * a client learns what kernel this is while the language still starts; cells and completions wait.
 */
public final class KernelServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(KernelServer.class.getName());

  private final CompletableFuture<Interpreter> interpreter = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final TimerThread timer = new TimerThread();
  private final ExecutorService control = worker("jdeco-control");
  private final ExecutorService completion = worker("jdeco-completion");
  private final MessageCodec codec;
  private final Sockets sockets;
  private final Post post;
  private final Activity activity;
  private final Exchange exchange;
  private final Questions questions;
  private final Comms comms;
  private final Desk desk;
  private final Executions executions;

  /** On the execution thread: cells that will not be run. */
  private final List<Received> behind = new ArrayList<>();

  /**
   * A server that listens but does not read before {@link #start}.
   *
   * @param connection where to listen
   * @param language makes the interpreter; called once, on the execution thread
   * @param file the history of earlier sessions, which this one is added to
   * @throws BindException if an address cannot be listened on
   */
  public KernelServer(ConnectionFile connection, Callable<Interpreter> language, HistoryFile file) {
    codec = new MessageCodec(connection, UUID.randomUUID().toString(), InstantSource.system());
    sockets = new Sockets(connection);
    post = new Post(codec, sockets);
    activity = new Activity(post);
    exchange = new Exchange(post, activity);
    questions = new Questions(post);
    comms = new Comms(post);
    History history = file.begin();
    HistoryKeeper keeper = (line, input, output) -> file.append(history.add(line, input, output));
    CellRunner cells =
        new CellRunner(interpreter::join, post, timer, questions, keeper, this::fails);
    Answers answers = new Answers(interpreter::join);
    desk = new Desk(connection, post, cells, answers, history, comms, this::interrupt);
    executions = new Executions(() -> begin(language), this::execute);
  }

  /** Begins to serve. */
  public void start() {
    activity.starting();
    executions.start();
    sockets.start(
        new Dispatcher(
            codec,
            new Dispatcher.Threads(
                received -> control.execute(() -> control(received)),
                received -> completion.execute(() -> exchange.serve(received, desk::answer)),
                executions::add,
                questions::answered)));
  }

  /** Waits until a client has asked the kernel to end, or {@link #end} was called. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Lets {@link #awaitEnd} return. */
  public void end() {
    ended.countDown();
  }

  /** Stops the running cell, if one runs. Any thread. */
  public void interrupt() {
    questions.cancel();
    Interpreter running = interpreter.getNow(null);
    if (running != null) {
      running.interrupt();
    }
  }

  /** The comms and their targets. */
  public Comms comms() {
    return comms;
  }

  /** Stops what runs, sends what waits and closes the sockets. */
  @Override
  public void close() {
    control.shutdownNow();
    completion.shutdownNow();
    executions.takeCells();
    executions.close();
    interrupt();
    Interpreter started = interpreter.getNow(null);
    if (started != null) {
      started.close();
    }
    timer.close();
    sockets.close();
  }

  private void begin(Callable<Interpreter> language) {
    try {
      interpreter.complete(language.call());
    } catch (Throwable e) {
      LOG.log(Level.ERROR, "the interpreter did not start", e);
      interpreter.completeExceptionally(e);
    }
  }

  private void control(Received received) {
    exchange.serve(received, desk::answer);
    if (received.message().request() instanceof Request.Shutdown) {
      end();
    }
  }

  /** Runs a cell; when it fails, those that waited behind it are told that they will not be run. */
  private void execute(Received received) {
    exchange.serve(received, desk::answer);
    behind.forEach(this::abort);
    behind.clear();
  }

  /**
   * Takes away the cells that wait behind one that has failed. The failure is told after that, so
   * that a cell which is sent in answer to it is not one of them.
   */
  private void fails(Request.Execute cell) {
    if (cell.stopOnError()) {
      behind.addAll(executions.takeCells());
    }
  }

  private void abort(Received waiting) {
    exchange.serve(waiting, _ -> new Reply.Aborted());
  }

  private static ExecutorService worker(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
  }
}
