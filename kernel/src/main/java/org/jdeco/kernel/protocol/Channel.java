package org.jdeco.kernel.protocol;

/** One of the kernel's five sockets. */
public enum Channel {
  SHELL("shell_port"),
  IOPUB("iopub_port"),
  STDIN("stdin_port"),
  CONTROL("control_port"),
  HEARTBEAT("hb_port");

  private final String key;

  Channel(String key) {
    this.key = key;
  }

  /** The name of its port in the connection file and in a connect_reply. */
  public String key() {
    return key;
  }
}
