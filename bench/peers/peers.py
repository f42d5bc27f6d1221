"""Measures one Python peer, each call busy for the grain, and prints a line of JSON for each grain.

    python peers.py PEER WORKERS REPEATS GRAIN_NS...

A call really spends its time on a processor, so the language does not matter: what is compared is what
the dispatch of a call costs.
"""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")

BUDGET = 0.2  # seconds that the serial loop should take
MOST_CALLS = 20_000


def spin(nanos):
    end = time.perf_counter_ns() + nanos
    while time.perf_counter_ns() < end:
        pass
    return nanos


PEER, WORKERS, REPEATS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
GRAINS = [int(grain) for grain in sys.argv[4:]]

if PEER == "deco":  # which compiles a function again from its source, so it must be a module's own
    from deco import concurrent, synchronized

    @concurrent(processes=WORKERS)
    def work(nanos):
        return spin(nanos)

    @synchronized
    def sweep(calls, nanos):
        results = {}
        for i in range(calls):
            results[i] = work(nanos)
        return results


def peer():
    """The function that makes so many calls of a grain."""
    if PEER == "deco":
        return sweep
    if PEER == "pool":
        import multiprocessing

        pool = multiprocessing.Pool(WORKERS)
        return lambda calls, nanos: [
            handle.get() for handle in [pool.apply_async(spin, (nanos,)) for _ in range(calls)]
        ]
    if PEER == "threads":
        from concurrent.futures import ThreadPoolExecutor

        threads = ThreadPoolExecutor(WORKERS)
        return lambda calls, nanos: [
            future.result() for future in [threads.submit(spin, nanos) for _ in range(calls)]
        ]
    if PEER == "joblib":
        from joblib import Parallel, delayed

        parallel = Parallel(n_jobs=WORKERS)
        parallel.__enter__()
        return lambda calls, nanos: parallel(delayed(spin)(nanos) for _ in range(calls))
    if PEER == "ray":
        import ray

        ray.init(
            num_cpus=WORKERS, include_dashboard=False, log_to_driver=False, logging_level="ERROR"
        )
        remote = ray.remote(spin)
        return lambda calls, nanos: ray.get([remote.remote(nanos) for _ in range(calls)])
    if PEER == "dask":
        from distributed import Client

        client = Client(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None)
        return lambda calls, nanos: client.gather(client.map(spin, [nanos] * calls, pure=False))
    if PEER == "multicore":
        import multicore
        from multicore import Task

        multicore.initialize()

        def tasks(calls, nanos):
            for _ in range(0, calls, WORKERS):
                task = Task()
                for _ in range(WORKERS):
                    task.run(spin, nanos)
                task.get()

        return tasks
    raise SystemExit(f"no peer {PEER}")


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    run = peer()
    run(20, 10_000)
    call = seconds(lambda: run(40, 1_000)) / 40
    for nanos in GRAINS:
        calls = int(max(20, min(MOST_CALLS, BUDGET * 1e9 / nanos, 2 / call)))
        serial, parallel = [], []
        for _ in range(REPEATS):
            serial.append(seconds(lambda: [spin(nanos) for _ in range(calls)]))
            parallel.append(seconds(lambda: run(calls, nanos)))
        print(
            json.dumps(
                {
                    "grain_ns": nanos,
                    "calls": calls,
                    "serial_ms": [1e3 * s for s in serial],
                    "parallel_ms": [1e3 * s for s in parallel],
                }
            ),
            flush=True,
        )


if __name__ == "__main__":
    main()
