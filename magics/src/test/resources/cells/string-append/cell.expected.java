String told(int n) {
  String text = "";
  StringBuilder builder = new StringBuilder();
  { final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { final int n; int i; private int $pc; $L0(int n) { this.n = n; } @Override protected int $advance() throws Throwable { for (;;) switch ($pc) { case 0: i = 0; $pc = 1; case 1: $pc = 2; { int $len = org.jdeco.runtime.Counted.left(i, n, 1, false); if ($len > 0) return $len; } continue; case 2: $pc = -1; return 0; default: return 0; } } @Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return new $T0(this, $to - $from, (int) (i + $from * 1L)); } @Override protected long $total() { int i = 0; return org.jdeco.runtime.Counted.left(i, n, 1, false); } } static final class $F0 { static void $run(final $T0 $t, int n, int i) throws Throwable { $t.put0(f(i)); $t.put1(f(i)); } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private final int $n; private int $k; private int $m_i; private int[] $v0; private int[] $v1; $T0($L0 $l, int $n, int i) { this.$l = $l; this.$n = $n; this.$m_i = i; } @Override protected void run() throws Throwable { $v0 = new int[$n]; $v1 = new int[$n]; for (; $k < $n; $k++) { $F0.$run(this, $l.n, $m_i); $m_i += 1; } } @Override protected int places() { return 2; } int put0(int $v) { $v0[$k] = $v; done++; return $v; } int take0(int $i) { arrive($i * 2 + 0); return $v0[$i]; } int put1(int $v) { $v1[$k] = $v; done++; return $v; } int take1(int $i) { arrive($i * 2 + 1); return $v1[$i]; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.pass(0, org.jdeco.runtime.Counted.left((int) (0), n, 1, false)) instanceof org.jdeco.runtime.Region $q0 ? $q0 : org.jdeco.runtime.Deco.passable(0, new $A0.$L0(n)); $r0.bound(); try { for (int i = 0; i < n; ) { final int $n0 = $r0.strip(org.jdeco.runtime.Counted.left(i, n, 1, false)); final $A0.$T0 $t0 = ($A0.$T0) $r0.strip(); if ($t0 == null) { for (final int $e0 = i + $n0; i < $e0; i++)
{
    text += f(i);
    builder.append(f(i)).append(' ');
  } } else for (int $k0 = 0; $k0 < $n0; $k0++, i++)
{
    text += $t0.take0($k0);
    builder.append($t0.take1($k0)).append(' ');
  } } } finally { $r0.bound(); } }
  return text + builder;
}
String text = told(20);
