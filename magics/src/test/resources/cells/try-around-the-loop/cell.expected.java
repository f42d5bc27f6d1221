int[] r = new int[20];
String caught = "";
try {
  { final class $A0 { static final class $L0 extends org.jdeco.runtime.Lookahead { int i; private int $pc; $L0() { } @Override protected int $advance() throws Throwable { for (;;) switch ($pc) { case 0: i = 1; $pc = 1; case 1: $pc = 2; { int $len = org.jdeco.runtime.Counted.left(i, 20, 1, false); if ($len > 0) return $len; } continue; case 2: $pc = -1; return 0; default: return 0; } } @Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return new $T0(this, $to - $from, (int) (i + $from * 1L)); } @Override protected long $total() { int i = 1; return org.jdeco.runtime.Counted.left(i, 20, 1, false); } } static final class $F0 { static void $run(final $T0 $t, final int[] $v, final int $n, int i) throws Throwable { int $k = 0; try { for (; $k < $n; $k++, i += 1) { $put($v, $k, f(i)); } } finally { $t.$done($k); } } private static int $put(int[] $v, int $k, int $x) { $v[$k] = $x; return $x; } } @SuppressWarnings("unchecked") static final class $T0 extends org.jdeco.runtime.Task { private final $L0 $l; private final int $n; private int[] $v; private final int $m_i; $T0($L0 $l, int $n, int i) { this.$l = $l; this.$n = $n; $v = (int[]) $l.$array(int.class, $n); this.$m_i = i; } void $done(int $k) { done = $k; } @Override protected void run() throws Throwable { $F0.$run(this, $v, $n, $m_i); } int take0(int $i) { arrive($i); return $v[$i]; } int[] results(int $n) { return plain($n) ? $v : null; } } } final org.jdeco.runtime.Region $r0 = org.jdeco.runtime.Deco.pass(0, org.jdeco.runtime.Counted.left((int) (1), 20, 1, false)) instanceof org.jdeco.runtime.Region $q0 ? $q0 : org.jdeco.runtime.Deco.passable(0, new $A0.$L0()); $r0.bound(); try { for (int i = 1; i < 20; ) { final class $I0 { static void $inline(final int $e0, int i) { for (; i < $e0; i++)
{
    r[i] = f(i);
  } } static void $replay(final $A0.$T0 $t0, final int $n0, int i) { for (int $k0 = 0; $k0 < $n0; $k0++, i++)
{
    r[i] = $t0.take0($k0);
  } } } final int $n0 = $r0.strip(org.jdeco.runtime.Counted.left(i, 20, 1, false)); final $A0.$T0 $t0 = ($A0.$T0) $r0.strip(); try { if ($t0 == null) $I0.$inline(i + $n0, i); else { final int[] $v0 = $t0.results($n0); if ($v0 == null || !org.jdeco.runtime.Elements.store($v0, $n0, r, i)) $I0.$replay($t0, $n0, i); else { $t0.$l.$giveBack($v0); } } } catch (final Throwable $x0) { org.jdeco.runtime.Deco.unite($x0, $I0.class); throw $x0; } i = i + $n0; } } finally { $r0.bound(); } }
} catch (IllegalArgumentException e) {
  caught = e.getMessage();
}
