int[] r = new int[20];
int count = 0;
{ final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { int i; private int $pc; $L0() { } @Override protected int advance() throws Throwable { for (;;) switch ($pc) { case 0: i = 0; $pc = 1; case 1: $pc = 2; { int $len = org.jdeco.runtime.Counted.left(i, 20, 1, false); if ($len > 0) return $len; } continue; case 2: $pc = -1; return 0; default: return 0; } } @Override protected org.jdeco.runtime.Task task(int $from, int $to) { return new $T0(this, $to - $from, (int) (i + $from * 1L)); } @Override protected long total() { int i = 0; return org.jdeco.runtime.Counted.left(i, 20, 1, false); } } static final class $F0 { static void $run(final $T0 $t, int i) throws Throwable { $t.put0(f(i)); } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private final int $n; private int $k; private int $p; private int $m_i; private int[] $v0; $T0($L0 $l, int $n, int i) { this.$l = $l; this.$n = $n; this.$m_i = i; } @Override protected void run() throws Throwable { $v0 = new int[$n]; try { for (; $k < $n; $k++) { $F0.$run(this, $m_i); $m_i += 1; } } finally { done = $p; } } int put0(int $v) { $v0[$k] = $v; $p++; return $v; } int take0(int $i) { arrive($i); return $v0[$i]; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.region(0, new $A0.$L0()); try { for (int i = 0; i < 20; ) { final int $n0 = $r0.strip(org.jdeco.runtime.Counted.left(i, 20, 1, false)); final $A0.$T0 $t0 = ($A0.$T0) $r0.strip(); if ($t0 == null) { for (final int $e0 = i + $n0; i < $e0; i++)
{
  r[i] = f(i);
  count++;
} } else for (int $k0 = 0; $k0 < $n0; $k0++, i++)
{
  r[i] = $t0.take0($k0);
  count++;
} } } finally { $r0.close(); } }
