"""The chart: speedup against grain, a line for each contender."""

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402

THEMES = {
    "light": {"ink": "#24292f", "quiet": "#8c959f", "jdeco": "#d1495b", "java": "#30638e"},
    "dark": {"ink": "#e6edf3", "quiet": "#7d8590", "jdeco": "#ff7b88", "java": "#79b8ff"},
}
JAVA = {"ForkJoinPool": "--", "parallel stream": ":"}


def draw(curves, workers, theme, file):
    colours = THEMES[theme]
    matplotlib.rcParams.update({"svg.fonttype": "none", "font.family": "sans-serif", "svg.hashsalt": "jdeco"})
    figure, axes = pyplot.subplots(figsize=(8, 4.2))
    figure.patch.set_alpha(0)
    axes.patch.set_alpha(0)
    ends = []
    for name, points in curves.items():
        grains = [p["grain_ns"] / 1e3 for p in points]
        speedups = [p["speedup"] for p in points]
        if name == "JDeco":
            style = {"color": colours["jdeco"], "linewidth": 2.6, "zorder": 3}
        elif name in JAVA:
            style = {"color": colours["java"], "linewidth": 1.4, "linestyle": JAVA[name]}
        else:
            style = {"color": colours["quiet"], "linewidth": 1.1}
        axes.plot(grains, speedups, **style)
        ends.append((speedups[-1], name, style["color"]))
    last = max(p["grain_ns"] for points in curves.values() for p in points) / 1e3
    axes.set_xscale("log")
    axes.set_xlim(right=last)
    axes.set_ylim(bottom=0)
    label(axes, ends, last)
    axes.axhline(1, color=colours["ink"], linewidth=0.6)
    axes.set_xlabel("time of one call, µs", color=colours["ink"])
    axes.set_ylabel(f"speedup on {workers} workers", color=colours["ink"])
    axes.tick_params(colors=colours["ink"])
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(colours["ink"])
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)


def label(axes, ends, last):
    """Names the lines at the right, spread where names would overlap, a thin line leading from each to its name."""
    ends = sorted(ends)
    apart = axes.get_ylim()[1] * 0.055
    for (speedup, name, colour), at in zip(ends, spread([end[0] for end in ends], apart)):
        axes.annotate(
            name, (last, speedup), xytext=(1.05, at), textcoords=("axes fraction", "data"), color=colour, va="center",
            fontsize=9, annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.5, "relpos": (0, 0.5), "shrinkA": 2, "shrinkB": 0},
        )


def spread(heights, apart):
    """Moves ascending heights apart, as little as can be: each crowd stays around its mean."""
    crowds = []
    for index, height in enumerate(heights):
        crowds.append((height - index * apart, 1))
        while len(crowds) > 1 and crowds[-2][0] > crowds[-1][0]:
            (upper, more), (lower, many) = crowds.pop(), crowds.pop()
            crowds.append(((upper * more + lower * many) / (more + many), more + many))
    bases = [base for base, many in crowds for _ in range(many)]
    return [base + index * apart for index, base in enumerate(bases)]
